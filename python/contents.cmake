# What the wheel says of its contents: a bill of materials (CycloneDX), and the licences of what is
# compiled into it or, after `auditwheel repair`, lies in it.

# name | version | licence | Debian's package, for the licence's text | what it is here
set(contents
  "oneTBB|${TBB_VERSION}|Apache-2.0|libtbb12|linked"
  "fmt|${fmt_VERSION}|MIT|libfmt9|linked"
  "highway|${hwy_VERSION}|Apache-2.0|libhwy1|linked"
  "zlib|${ZLIB_VERSION_STRING}|Zlib|zlib1g|linked"
  "zstd|${zstd_VERSION}|BSD-3-Clause|libzstd1|linked"
  "libpq|${PostgreSQL_VERSION_STRING}|PostgreSQL|libpq5|linked"
  "sqlite|${SQLite3_VERSION}|blessing|libsqlite3-0|linked"
  "openssl|${OPENSSL_VERSION}|Apache-2.0|libssl3|linked"
  "eigen|${Eigen3_VERSION}|MPL-2.0|libeigen3-dev|compiled in"
  "boost|${Boost_VERSION}|BSL-1.0|libboost-dev|compiled in"
  "nlohmann-json|${nlohmann_json_VERSION}|MIT|nlohmann-json3-dev|compiled in"
  "fast_float|${FastFloat_VERSION}|Apache-2.0 OR MIT|libfast-float-dev|compiled in"
  "tomlplusplus|${tomlplusplus_VERSION}|MIT|libtomlplusplus-dev|compiled in"
  "CLI11|${CLI11_VERSION}|BSD-3-Clause|libcli11-dev|compiled in"
  "nanobind|${nanobind_VERSION}|BSD-3-Clause||compiled in")
file(READ ${CMAKE_CURRENT_SOURCE_DIR}/../web/package.json page)
foreach(each "echarts|Apache-2.0" "fflate|MIT")
  string(REPLACE "|" ";" each "${each}")
  list(GET each 0 package)
  list(GET each 1 licence)
  string(JSON version GET "${page}" devDependencies ${package})
  list(APPEND contents "${package}|${version}|${licence}||in the report's page")
endforeach()

set(components "")
foreach(each ${contents})
  string(REPLACE "|" ";" each "${each}")
  list(GET each 0 name)
  list(GET each 1 version)
  list(GET each 2 licence)
  list(GET each 3 package)
  list(GET each 4 part)
  if(version STREQUAL "") # it is not built in
    continue()
  endif()
  if(licence MATCHES " OR ")
    set(licence "\"expression\": \"${licence}\"")
  else()
    set(licence "\"license\": { \"id\": \"${licence}\" }")
  endif()
  string(APPEND components ",\n    { \"type\": \"library\", \"bom-ref\": \"${name}\", \"name\": \"${name}\", "
    "\"version\": \"${version}\",\n      \"licenses\": [ { ${licence} } ],\n      "
    "\"properties\": [ { \"name\": \"ilk:part\", \"value\": \"${part}\" } ] }")
  set(text /usr/share/doc/${package}/copyright)
  if(package AND EXISTS ${text})
    install(FILES ${text} DESTINATION ${SKBUILD_METADATA_DIR}/licenses/third-party RENAME ${name}.txt
            COMPONENT python)
  endif()
endforeach()
string(SUBSTRING "${components}" 1 -1 components)

file(READ ${CMAKE_CURRENT_SOURCE_DIR}/../include/ilk/version.h version)
string(REGEX REPLACE ".*version = \"([^\"]+)\".*" "\\1" version "${version}")
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/ilk.cdx.json @ONLY CONTENT [[{
  "bomFormat": "CycloneDX",
  "specVersion": "1.5",
  "version": 1,
  "metadata": {
    "component": { "type": "library", "bom-ref": "ilk", "name": "ilk", "version": "@version@",
      "purl": "pkg:pypi/ilk@@version@", "licenses": [ { "license": { "id": "MIT" } } ] }
  },
  "components": [@components@
  ]
}
]])
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/ilk.cdx.json DESTINATION ${SKBUILD_METADATA_DIR}/sboms
        COMPONENT python)
