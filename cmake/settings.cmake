# Compiler settings shared by every target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
# Assertions stay: they guard against our own mistakes and cost next to nothing here.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DBOOST_DISABLE_ASSERTS")
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
set(CMAKE_CXX_FLAGS_SANITIZE "-O1 -g1")

option(CAIRN_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer (clang)" OFF)
option(CAIRN_FUZZ "Build the libFuzzer targets (clang)" OFF)

add_library(cairn_settings INTERFACE)
target_compile_options(cairn_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                       -Wno-missing-field-initializers -Werror)  # designated initialisers leave out defaults
target_include_directories(cairn_settings INTERFACE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/include
                                                    ${CMAKE_BINARY_DIR}/generated)
if(CAIRN_SANITIZE)
  target_compile_definitions(cairn_settings INTERFACE CAIRN_SANITIZED)
  target_compile_options(cairn_settings INTERFACE -fsanitize=address,undefined -fno-sanitize=function
                         -fno-sanitize-recover=all -fno-omit-frame-pointer -g1)
  target_link_options(cairn_settings INTERFACE -fsanitize=address,undefined)
endif()
if(CAIRN_FUZZ)
  target_compile_options(cairn_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()
find_program(CAIRN_MOLD mold)
if(CAIRN_MOLD)
  target_link_options(cairn_settings INTERFACE -fuse-ld=mold)
endif()
find_program(CAIRN_CCACHE ccache)
if(CAIRN_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CAIRN_CCACHE})
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
endif()
