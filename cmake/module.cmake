# cairn_module(NAME [DEPENDS modules…] [LIBS libraries…] [FUZZED files…])
# A static library cairn_NAME from src/NAME/**.cpp. Files named *_test.cpp become one test binary
# test_NAME, *_fuzz.cpp one libFuzzer binary each, *_bench.cpp belong to the benchmark binary.
# FUZZED: all that a fuzz target needs of the module, where building all of it would be a waste;
# beside them it has `encoding`.
include(cmake/units.cmake)
enable_testing()
if(CAIRN_FUZZ)
  add_custom_target(fuzzers)
endif()

function(cairn_module name)
  cmake_parse_arguments(arg "" "" "DEPENDS;LIBS;FUZZED" ${ARGN})
  if(NOT IS_DIRECTORY ${CMAKE_SOURCE_DIR}/src/${name})
    message(FATAL_ERROR "module ${name} has no folder src/${name}")
  endif()
  file(GLOB_RECURSE all CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  set(sources ${all})
  list(FILTER sources EXCLUDE REGEX "_(test|fuzz|bench)\\.cpp$|/main\\.cpp$|/src/${name}/(attach|calendar|draw|pdf|unpack)/")
  set(tests ${all})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  set(fuzzers ${all})
  list(FILTER fuzzers INCLUDE REGEX "_fuzz\\.cpp$")

  add_library(cairn_${name} STATIC ${sources})
  target_link_libraries(cairn_${name} PUBLIC cairn_settings ${arg_LIBS})
  foreach(dependency ${arg_DEPENDS})
    target_link_libraries(cairn_${name} PUBLIC cairn_${dependency})
  endforeach()
  cairn_precompiled(cairn_${name})
  cairn_units(cairn_${name} ${sources})
  set_property(GLOBAL PROPERTY cairn_depends_${name} "${arg_DEPENDS}")
  set_property(GLOBAL PROPERTY cairn_libs_${name} "${arg_LIBS}")

  if(tests)
    cairn_test(test_${name} SOURCES ${tests} LINK cairn_${name})
  endif()
  if(CAIRN_FUZZ)
    foreach(fuzzer ${fuzzers})
      get_filename_component(target ${fuzzer} NAME_WE)
      if(arg_FUZZED)
        add_executable(${target} ${fuzzer} ${arg_FUZZED})
        target_link_libraries(${target} PRIVATE cairn_encoding)
      else()
        add_executable(${target} ${fuzzer})
        target_link_libraries(${target} PRIVATE cairn_${name})
      endif()
      target_link_options(${target} PRIVATE -fsanitize=fuzzer)
      add_dependencies(fuzzers ${target})
    endforeach()
  endif()
endfunction()

# The standard library parsed once: every library reuses base's precompiled header; the layers over
# the core reuse app's, which has the use cases' ports beside it (4.9 to 3.2 s a file, g++ 12).
set(cairn_over_the_core storage render net server cli)

function(cairn_precompiled target)
  string(REGEX REPLACE "^cairn_" "" name ${target})
  if(name STREQUAL "base")
    target_precompile_headers(${target} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/precompiled.h)
  elseif(name STREQUAL "app")
    target_precompile_headers(${target} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/precompiled_app.h)
  elseif(name IN_LIST cairn_over_the_core)
    target_precompile_headers(${target} REUSE_FROM cairn_app)
  else()
    target_precompile_headers(${target} REUSE_FROM cairn_base)
  endif()
endfunction()

# The same for tests, GoogleTest with it. They are built more often than they run long: at this
# level g++ 12 is quicker. It warns of copies out of bounds that are not (its bug 105651) where a
# string is added to.
function(cairn_precompiled_tests target)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1;-Wno-restrict;-Wno-array-bounds;-Wno-stringop-overflow>)
  if(target STREQUAL "test_base")
    target_precompile_headers(${target} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/precompiled_tests.h)
  elseif(target STREQUAL "test_app")
    target_precompile_headers(${target} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/precompiled_app_tests.h)
  elseif(target STREQUAL "test_http")
    target_precompile_headers(${target} REUSE_FROM test_app)
  else()
    target_precompile_headers(${target} REUSE_FROM test_base)
  endif()
endfunction()

# cairn_test(NAME SOURCES files… LINK targets…): a GoogleTest binary; each binary is one ctest entry.
function(cairn_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINK} GTest::gtest GTest::gmock GTest::gtest_main
                        rapidcheck)
  target_compile_definitions(${name} PRIVATE
    CAIRN_SOURCE_DIR="${CMAKE_SOURCE_DIR}" CAIRN_BINARY_DIR="${CMAKE_BINARY_DIR}")
  cairn_precompiled_tests(${name})
  set(tests ${arg_SOURCES})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  cairn_units(${name} ${tests})
  add_test(NAME ${name} COMMAND ${name} --gtest_brief=1)
  set_tests_properties(${name} PROPERTIES TIMEOUT 600)
endfunction()

# cairn_program(NAME): the one executable, src/cli/main.cpp.
function(cairn_program name)
  add_executable(${name} ${CMAKE_SOURCE_DIR}/src/cli/main.cpp)
  target_link_libraries(${name} PRIVATE cairn_cli)
endfunction()

# cairn_plugin(NAME FROM module LIBS libraries…): src/MODULE/NAME/ as libcairn_NAME.so beside the
# executable, for libraries too slow to load at every start.
function(cairn_plugin name)
  cmake_parse_arguments(arg "" "FROM" "LIBS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${arg_FROM}/${name}/*.cpp)
  add_library(cairn_${name} MODULE ${sources})
  target_link_libraries(cairn_${name} PRIVATE cairn_settings ${arg_LIBS})
  add_dependencies(cairn_${arg_FROM} cairn_${name})
endfunction()
