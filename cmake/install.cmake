# What `cmake --install` and CPack give: two libraries (all of ilk; scoring alone), headers, a CMake
# package, pkg-config files, the program with its manual and completions, examples.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# ilk_library(NAME FOLDERS... NEEDS...): a shared library of whole folders.
function(ilk_library name)
  cmake_parse_arguments(ARG "" "EXPORT_NAME" "FOLDERS;NEEDS" ${ARGN})
  set(objects "")
  foreach(folder ${ARG_FOLDERS})
    list(APPEND objects $<TARGET_OBJECTS:ilk_${folder}>)
  endforeach()
  add_library(${name} SHARED ${objects})
  target_link_libraries(${name} PRIVATE ${ARG_NEEDS})
  target_include_directories(${name} INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
                                               $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_compile_features(${name} INTERFACE cxx_std_20)
  set_target_properties(${name} PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}
                                           EXPORT_NAME ${ARG_EXPORT_NAME} LINKER_LANGUAGE CXX)
  add_library(ilk::${ARG_EXPORT_NAME} ALIAS ${name})
endfunction()

ilk_library(ilk_score_library EXPORT_NAME score FOLDERS base kernels table model
            NEEDS TBB::tbb fmt::fmt hwy::hwy)
set_target_properties(ilk_score_library PROPERTIES OUTPUT_NAME ilk_score)

set(rest export io summary profile behaviour prepare encode cluster judge explain strategy measure monitor
         facts words report fit page)
ilk_library(ilk_all_library EXPORT_NAME ilk FOLDERS ${rest} NEEDS TBB::tbb fmt::fmt ZLIB::ZLIB zstd::libzstd_shared ilk_hwy_sort
                  $<$<BOOL:${ILK_HAS_POSTGRES}>:PostgreSQL::PostgreSQL>
                  $<$<BOOL:${ILK_HAS_SQLITE}>:SQLite::SQLite3>
                  $<$<BOOL:${ILK_HAS_OPENSSL}>:OpenSSL::Crypto>)
target_link_libraries(ilk_all_library PUBLIC ilk_score_library)
set_target_properties(ilk_all_library PROPERTIES OUTPUT_NAME ilk)

# The manual and the completions are printed by the program itself.
set(printed ${CMAKE_BINARY_DIR}/printed)
file(MAKE_DIRECTORY ${printed}/man)
add_custom_command(
  OUTPUT ${printed}/ilk.bash ${printed}/_ilk ${printed}/ilk.fish ${printed}/man/ilk.1
  COMMAND ilk man ${printed}/man
  COMMAND ilk completions bash > ${printed}/ilk.bash
  COMMAND ilk completions zsh > ${printed}/_ilk
  COMMAND ilk completions fish > ${printed}/ilk.fish
  DEPENDS ilk
  COMMENT "Printing manual and completions")
add_custom_target(ilk_printed ALL DEPENDS ${printed}/ilk.bash)

install(TARGETS ilk_score_library ilk_all_library EXPORT ilk-targets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS ilk RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/ilk DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY ${printed}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${printed}/ilk.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME ilk)
install(FILES ${printed}/_ilk DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${printed}/ilk.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/examples ${PROJECT_SOURCE_DIR}/docs
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/CHANGELOG.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/ilk)
install(EXPORT ilk-targets NAMESPACE ilk:: DESTINATION ${package})
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/ilk-config.cmake CONTENT
     "include(\"\${CMAKE_CURRENT_LIST_DIR}/ilk-targets.cmake\")\n" @ONLY)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/ilk-config-version.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/ilk-config.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/ilk-config-version.cmake DESTINATION ${package})

foreach(part ilk ilk-score)
  string(REPLACE "-" "_" library ${part})
  set(requires "")
  if(part STREQUAL "ilk")
    set(requires "Requires: ilk-score\n")
  endif()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${part}.pc CONTENT
"prefix=\${pcfiledir}/../..
libdir=\${prefix}/lib
includedir=\${prefix}/include

Name: ${part}
Description: Customer segments from a table of behaviour
Version: ${PROJECT_VERSION}
${requires}Libs: -L\${libdir} -l${library}
Cflags: -I\${includedir}
" @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${part}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ilk)
set(CPACK_PACKAGE_CONTACT "the ilk project")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Customer segments from a table of behaviour")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION math)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_BINARY_DIR})
include(CPack)
