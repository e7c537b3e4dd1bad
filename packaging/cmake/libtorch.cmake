# Imported target synthslice_libtorch: LibTorch's headers and CPU libraries.
# Works with the folder that packaging/libtorch unpacks, the official zip archive and an installed Python package;
# unlike TorchConfig.cmake it needs no CUDA toolkit. GPU libraries are loaded at run time, never linked.

if(DEFINED ENV{XDG_CACHE_HOME})
  set(_cache "$ENV{XDG_CACHE_HOME}")
else()
  set(_cache "$ENV{HOME}/.cache")
endif()
set(SYNTHSLICE_LIBTORCH "${_cache}/synthslice/libtorch-2.15.0/torch"
    CACHE PATH "LibTorch's folder, the one that holds include/ and lib/")

foreach(_needed lib/libtorch_cpu.so lib/libc10.so include/torch/csrc/api/include/torch/torch.h)
  if(NOT EXISTS "${SYNTHSLICE_LIBTORCH}/${_needed}")
    message(FATAL_ERROR "No LibTorch in ${SYNTHSLICE_LIBTORCH}: ${_needed} is missing. "
      "Run packaging/setup (or packaging/libtorch), or give -DSYNTHSLICE_LIBTORCH=DIR.")
  endif()
endforeach()

foreach(_name c10 torch_cpu)
  add_library(synthslice_${_name} SHARED IMPORTED GLOBAL)
  set_target_properties(synthslice_${_name} PROPERTIES IMPORTED_LOCATION "${SYNTHSLICE_LIBTORCH}/lib/lib${_name}.so")
endforeach()

add_library(synthslice_libtorch INTERFACE IMPORTED GLOBAL)
target_include_directories(synthslice_libtorch SYSTEM INTERFACE
  "${SYNTHSLICE_LIBTORCH}/include" "${SYNTHSLICE_LIBTORCH}/include/torch/csrc/api/include")

# LibTorch's own OpenMP runtime is named first, so that it is the one loaded when OpenCV asks for one too.
file(GLOB SYNTHSLICE_OPENMP "${SYNTHSLICE_LIBTORCH}/lib/libgomp*.so*")
target_link_libraries(synthslice_libtorch INTERFACE
  -Wl,--push-state,--no-as-needed ${SYNTHSLICE_OPENMP} synthslice_torch_cpu synthslice_c10 -Wl,--pop-state
  -Wl,--allow-shlib-undefined)
# at::parallel_for is a template and takes one thread where it is compiled without OpenMP.
target_compile_options(synthslice_libtorch INTERFACE -fopenmp)
