# `cmake --install` and the Debian package (packaging/deb). LibTorch goes along, since no distribution has this version
# (component libtorch, which packaging/wheel leaves out); everything else comes from the distribution's own packages.

include(GNUInstallDirs)
set(_private lib/synthslice)
set(_documents ${CMAKE_INSTALL_DATADIR}/doc/synthslice)

foreach(_program synthslice synthslice-cli)
  set_target_properties(${_program} PROPERTIES
    INSTALL_RPATH "$ORIGIN/../${_private}/torch/lib;$ORIGIN/../${_private}")
  install(TARGETS ${_program} DESTINATION ${CMAKE_INSTALL_BINDIR})
endforeach()

if(TARGET synthslice_cuda)
  install(TARGETS synthslice_cuda DESTINATION ${_private})
  set_target_properties(synthslice_cuda PROPERTIES INSTALL_RPATH "$ORIGIN/torch/lib")
endif()
install(FILES "${SYNTHSLICE_LIBTORCH}/lib/libtorch_cpu.so" "${SYNTHSLICE_LIBTORCH}/lib/libc10.so" ${SYNTHSLICE_OPENMP}
  DESTINATION ${_private}/torch/lib COMPONENT libtorch)
file(GLOB _cuda_stubs
  "${SYNTHSLICE_LIBTORCH}/../nvidia/cu13/lib/libcudart.so.*" "${SYNTHSLICE_LIBTORCH}/../nvidia/cu13/lib/libcupti.so.*")
install(FILES ${_cuda_stubs} DESTINATION ${_private}/nvidia/cu13/lib COMPONENT libtorch)
file(GLOB _licences "${SYNTHSLICE_LIBTORCH}/../torch-*.dist-info/licenses")
install(DIRECTORY ${_licences} DESTINATION ${_documents}/libtorch COMPONENT libtorch OPTIONAL)

install(FILES packaging/desktop/org.synthslice.Synthslice.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/desktop/org.synthslice.Synthslice.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES resources/icons/synthslice.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES README.md CHANGELOG.md DESTINATION ${_documents})
install(FILES LICENSE DESTINATION ${_documents} RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME synthslice)
set(CPACK_PACKAGE_VENDOR "The Synthslice authors")
set(CPACK_PACKAGE_CONTACT "The Synthslice authors <synthslice@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_COMPRESSION_TYPE zstd)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS
  "${SYNTHSLICE_LIBTORCH}/lib" "${SYNTHSLICE_LIBTORCH}/../nvidia/cu13/lib")
set(CPACK_DEBIAN_PACKAGE_DEPENDS qt6-translations-l10n)
include(CPack)
