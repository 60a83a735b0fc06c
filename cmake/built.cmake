# For the Python package, which may take the library and the program as they are built:
# python/CMakeLists.txt.
set(built ilk_page ilk_hwy_sort ilk_cli)
foreach(folder base kernels table model export simulate pass io summary profile behaviour prepare encode cluster
        judge explain strategy measure monitor facts words report fit)
  list(APPEND built ilk_${folder})
endforeach()
export(TARGETS ${built} FILE ${PROJECT_BINARY_DIR}/ilk-built.cmake)
