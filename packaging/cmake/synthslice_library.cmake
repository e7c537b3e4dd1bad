# synthslice_library(<name> [TORCH] [QT] SOURCES <file>... [PUBLIC <target>...] [PRIVATE <target>...])
#
# The static library synthslice_<name>, alias synthslice::<name>, of one source folder. Headers are named from the
# repository's root: #include "engine/spec/experiment_spec.h".
#   TORCH    compiles with LibTorch's precompiled header and links LibTorch privately
#   QT       runs moc
#   SOURCES  .cpp and .h files
#   PUBLIC, PRIVATE  what it links

# One precompiled header for all LibTorch sources.
if(SYNTHSLICE_TORCH)
  file(WRITE "${CMAKE_BINARY_DIR}/torch_pch.cpp" "")
  add_library(synthslice_torch_pch OBJECT "${CMAKE_BINARY_DIR}/torch_pch.cpp")
  target_precompile_headers(synthslice_torch_pch PRIVATE <torch/torch.h>)
  target_link_libraries(synthslice_torch_pch PRIVATE synthslice_libtorch synthslice_warnings)
endif()

function(synthslice_use_torch target)
  target_link_libraries(${target} PRIVATE synthslice_libtorch)
  target_precompile_headers(${target} REUSE_FROM synthslice_torch_pch)
  # Programs would be compiled with -fPIE, which does not match the precompiled header.
  target_compile_options(${target} PRIVATE -fPIC)
endfunction()

# Whether a target can be built: without SYNTHSLICE_TORCH those that need LibTorch are left out.
function(synthslice_available result torch)
  set(${result} TRUE PARENT_SCOPE)
  if(SYNTHSLICE_TORCH)
    return()
  endif()
  if(torch)
    set(${result} FALSE PARENT_SCOPE)
  endif()
  foreach(_library IN LISTS ARGN)
    if(_library MATCHES "^synthslice::" AND NOT TARGET ${_library})
      set(${result} FALSE PARENT_SCOPE)
    endif()
  endforeach()
endfunction()

function(synthslice_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "TORCH;QT" "" "SOURCES;PUBLIC;PRIVATE")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "synthslice_library(${name}): unknown ${arg_UNPARSED_ARGUMENTS}")
  endif()
  synthslice_available(available "${arg_TORCH}" ${arg_PUBLIC} ${arg_PRIVATE})
  if(NOT available)
    return()
  endif()

  set(headers ${arg_SOURCES})
  list(FILTER headers INCLUDE REGEX "\\.h$")
  set(sources ${arg_SOURCES})
  list(FILTER sources EXCLUDE REGEX "\\.h$")
  if(sources)
    set(scope PUBLIC)
    add_library(synthslice_${name} STATIC ${sources})
    target_link_libraries(synthslice_${name} PRIVATE synthslice_warnings ${arg_PRIVATE})
  else()
    set(scope INTERFACE)
    add_library(synthslice_${name} INTERFACE)
  endif()
  add_library(synthslice::${name} ALIAS synthslice_${name})
  target_include_directories(synthslice_${name} ${scope} "${PROJECT_SOURCE_DIR}")
  target_sources(synthslice_${name} ${scope} FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${headers})
  target_link_libraries(synthslice_${name} ${scope} ${arg_PUBLIC})
  if(arg_TORCH)
    synthslice_use_torch(synthslice_${name})
  else()
    set_target_properties(synthslice_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  endif()
  if(arg_QT)
    set_target_properties(synthslice_${name} PROPERTIES AUTOMOC ON)
    target_sources(synthslice_${name} PRIVATE ${headers})
  endif()
endfunction()
