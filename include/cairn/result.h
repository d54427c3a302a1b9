// SPDX-License-Identifier: Apache-2.0
// Result<T>: a value or an Error. Codes first, text second: callers branch on `code`, people read
// `detail`.
#pragma once
#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace cairn {

// What a caller can do about it differs between codes; everything else belongs into `detail`.
enum class ErrorCode : std::uint8_t {
  unreadable,       // the bytes are not what they claim to be (syntax, encoding, checksum)
  too_large,        // a limit was exceeded
  invalid,          // well-formed, but against a rule of its standard
  unsupported,      // a format, algorithm or method this build does not know
  undefined_term,   // safe mode: JSON-LD would drop data that was meant to be signed
  unknown_context,  // a JSON-LD context that is neither compiled in nor supplied
  not_found,        // the thing asked for does not exist
  unreachable,      // something outside could not be reached or read
  not_permitted,    // policy, ownership or authorisation forbids it
  conflict,         // the present state does not allow it
  too_many,         // tried too often: wait
  io,               // the operating system refused a read or write
  internal,         // our own fault
  no_room,          // the disk is full: nothing was kept
  read_only,        // the disk takes no writes: nothing was kept
};

// Whether it lies with the machine or this program, and not with what was asked for.
constexpr bool is_own_trouble(ErrorCode code) {
  return code == ErrorCode::io || code == ErrorCode::internal || code == ErrorCode::no_room ||
         code == ErrorCode::read_only;
}

struct Error {
  ErrorCode code = ErrorCode::internal;
  const char* where = "";          // static: the module and step, or "standard#clause"
  std::string detail;              // one sentence; never secrets or personal data
  std::string path;                // JSON pointer into the input, when there is one
  std::int64_t retry_seconds = 0;  // until another try is taken; 0 where time changes nothing
  std::vector<Error> also = {};    // of a form: what else is wrong in it, each with its own path
  const char* remedy = "";         // static: one sentence about what helps, where `detail` has none
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  bool ok() const { return state_.index() == 0; }
  T& value() & {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  Error& error() & {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }
  const Error& error() const& {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }
  Error&& error() && {
    assert(!ok());
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  std::variant<T, Error> state_;
};

// The result of something that yields no value: Result<Done>, made by `return done;`.
struct Done {};
inline constexpr Done done{};
using Status = Result<Done>;

inline Error fail(ErrorCode code, const char* where, std::string detail, std::string path = {}) {
  return Error{code, where, std::move(detail), std::move(path), 0};
}

inline Error with_remedy(Error error, const char* remedy) {
  error.remedy = remedy;
  return error;
}

}  // namespace cairn

#define CAIRN_CONCAT_(a, b) a##b
#define CAIRN_CONCAT(a, b) CAIRN_CONCAT_(a, b)

// CAIRN_TRY(auto x, f()): declares x from a successful result, or returns its error from this
// function.
#define CAIRN_TRY_(temporary, declaration, ...)             \
  auto temporary = (__VA_ARGS__);                           \
  if (!temporary.ok()) return std::move(temporary).error(); \
  declaration = std::move(temporary).value()
#define CAIRN_TRY(declaration, ...) \
  CAIRN_TRY_(CAIRN_CONCAT(result_, __LINE__), declaration, __VA_ARGS__)

// CAIRN_CHECK(f()): returns the error of a failed result from this function.
#define CAIRN_CHECK(...)                                                                   \
  do {                                                                                     \
    if (auto checked_ = (__VA_ARGS__); !checked_.ok()) return std::move(checked_).error(); \
  } while (false)
