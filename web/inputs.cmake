# What dist/page.html is built from, relative to this folder. FOLLOW is CONFIGURE_DEPENDS where a build
# looks for new files, which scripts cannot.
file(GLOB_RECURSE inputs RELATIVE ${CMAKE_CURRENT_LIST_DIR} ${FOLLOW}
     ${CMAKE_CURRENT_LIST_DIR}/src/*.ts ${CMAKE_CURRENT_LIST_DIR}/src/*.css)
list(APPEND inputs page.html build.mjs package.json package-lock.json tsconfig.json)
