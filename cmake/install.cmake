# What other programs take: libcairn as an archive and as a shared library, its headers, and how
# find_package(cairn) and pkg-config find them. docs/reference/library.md says what it promises.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# The version stands in project() alone.
configure_file(include/cairn/version.h.in ${CMAKE_BINARY_DIR}/generated/cairn/version.h @ONLY)

# How a program that links the archive finds what it needs in turn: the target, the line that makes
# CMake find it, and its name for pkg-config or, where it has none, its flag.
set(cairn_needs
  "ZLIB::ZLIB|find_dependency(ZLIB)|zlib"
  "Boost::json|find_dependency(Boost 1.81 COMPONENTS json)|-lboost_json"
  "OpenSSL::Crypto|find_dependency(OpenSSL 3.0)|libcrypto"
  "pugixml::pugixml|find_dependency(pugixml)|pugixml"
  "PkgConfig::sodium|pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)|libsodium"
  "PkgConfig::pcre2|pkg_check_modules(pcre2 REQUIRED IMPORTED_TARGET libpcre2-8)|libpcre2-8")

# A module with all that it depends on.
function(cairn_closure out module)
  get_property(depends GLOBAL PROPERTY cairn_depends_${module})
  set(all ${module})
  foreach(dependency ${depends})
    cairn_closure(more ${dependency})
    list(APPEND all ${more})
  endforeach()
  list(REMOVE_DUPLICATES all)
  set(${out} ${all} PARENT_SCOPE)
endfunction()

# Sets libs, finds, requires and flags of modules in the caller.
macro(cairn_collect_needs)
  set(libs)
  foreach(module ${ARGN})
    get_property(more GLOBAL PROPERTY cairn_libs_${module})
    list(APPEND libs ${more})
  endforeach()
  list(REMOVE_DUPLICATES libs)
  set(finds)
  set(requires)
  set(flags)
  foreach(lib ${libs})
    set(row ${cairn_needs})
    list(FILTER row INCLUDE REGEX "^${lib}\\|")
    if(NOT row)
      message(FATAL_ERROR "cmake/install.cmake does not say how ${lib} is found")
    endif()
    string(REPLACE "|" ";" row "${row}")
    list(GET row 1 find)
    list(GET row 2 name)
    string(APPEND finds "${find}\n")
    if(name MATCHES "^-l")
      string(APPEND flags " ${name}")
    else()
      string(APPEND requires " ${name}")
    endif()
  endforeach()
endmacro()

# cairn_install(MODULE HEADERS names…): made of the objects that the modules are made of anyway. What
# is built to find faults is not what is given to others.
function(cairn_install module)
  if(CAIRN_SANITIZE OR CAIRN_FUZZ)
    return()
  endif()
  cmake_parse_arguments(arg "" "" "HEADERS" ${ARGN})
  cairn_closure(modules ${module})
  cairn_collect_needs(${modules})
  foreach(kind static shared)
    string(TOUPPER ${kind} type)
    add_library(cairn_${kind} ${type})
    foreach(part ${modules})
      target_sources(cairn_${kind} PRIVATE $<TARGET_OBJECTS:cairn_${part}>)
    endforeach()
    target_link_libraries(cairn_${kind} PRIVATE ${libs})
    target_compile_features(cairn_${kind} INTERFACE cxx_std_20)
    set_target_properties(cairn_${kind} PROPERTIES OUTPUT_NAME cairn EXPORT_NAME ${kind}
                          LINKER_LANGUAGE CXX)
    install(TARGETS cairn_${kind} EXPORT cairn_${kind} COMPONENT library
            INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
    install(EXPORT cairn_${kind} NAMESPACE cairn:: FILE cairn-${kind}.cmake COMPONENT library
            DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/cairn)
  endforeach()

  # Until 1.0 a minor version may change what compiled programs rely on.
  set(abi ${PROJECT_VERSION_MAJOR})
  set(compatible SameMajorVersion)
  if(abi EQUAL 0)
    set(abi ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
    set(compatible SameMinorVersion)
  endif()
  set(map ${CMAKE_SOURCE_DIR}/cmake/exported.map)
  set_target_properties(cairn_shared PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION ${abi}
                        LINK_DEPENDS ${map})
  target_link_options(cairn_shared PRIVATE -Wl,--version-script=${map} -Wl,--no-undefined)

  list(TRANSFORM arg_HEADERS REPLACE "(.+)" "${CMAKE_SOURCE_DIR}/include/cairn/\\1.h" OUTPUT_VARIABLE headers)
  install(FILES ${headers} ${CMAKE_BINARY_DIR}/generated/cairn/version.h COMPONENT library
          DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/cairn)

  set(made ${CMAKE_BINARY_DIR}/install)
  configure_package_config_file(cmake/cairnConfig.cmake.in ${made}/cairnConfig.cmake
                                INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/cairn)
  write_basic_package_version_file(${made}/cairnConfigVersion.cmake COMPATIBILITY ${compatible})
  file(RELATIVE_PATH headers_from_libdir /${CMAKE_INSTALL_LIBDIR} /${CMAKE_INSTALL_INCLUDEDIR})
  configure_file(cmake/cairn.pc.in ${made}/cairn.pc @ONLY)
  install(FILES ${made}/cairnConfig.cmake ${made}/cairnConfigVersion.cmake COMPONENT library
          DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/cairn)
  install(FILES ${made}/cairn.pc COMPONENT library DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endfunction()
