# cairn_units(TARGET files…): of a library's small files, up to eight that tools/units.mjs holds for
# independent are compiled as one; most of a file's time goes into headers and templates they share.
option(CAIRN_UNITS "Compile small files of a library together" ON)

function(cairn_units target)
  if(NOT CAIRN_UNITS)
    return()
  endif()
  list(TRANSFORM ARGN REPLACE "^([^/].*)$" "${CMAKE_CURRENT_SOURCE_DIR}/\\1" OUTPUT_VARIABLE files)
  execute_process(COMMAND ${CAIRN_NODE} tools/units.mjs 8 ${files} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
                  OUTPUT_VARIABLE lines OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(REPLACE "\n" ";" lines "${lines}")
  foreach(line ${lines})
    string(REGEX MATCH "^([0-9]+) (.*)$" line "${line}")
    set_source_files_properties(${CMAKE_MATCH_2} PROPERTIES UNITY_GROUP ${CMAKE_MATCH_1})
  endforeach()
  # What a file keeps to itself is no header's; builds of file by file look at that. Of a unit g++ 12
  # warns of copies out of bounds that are not (its bug 105651 and kin) far more often than of a file.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage;-Wno-restrict;-Wno-array-bounds;-Wno-stringop-overflow>)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
