// SPDX-License-Identifier: Apache-2.0
// Checks of what people typed. Each failure names its field by a JSON pointer and says what to do,
// and all that is wrong in one form is said at once.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace cairn::app {

// How a field is called: where it is in the form, and what people read.
struct Field {
  std::string_view path;   // "/name"
  std::string_view label;  // "Name"
};

enum class Presence : std::uint8_t { required, optional };
enum class Lines : std::uint8_t { one, many };

// The text without white space around it, or "" where nothing of it would be seen: well-formed
// UTF-8, no control characters (line breaks and tabs only where it has many lines; each break
// becomes one LF), at most `characters_max` code points. Errors: invalid.
Result<std::string> text_field(Field field, std::string_view text, std::size_t characters_max,
                               Presence presence, Lines lines = Lines::one);

// An address in lower case, of the form HTML's e-mail input takes. Errors: invalid.
Result<std::string> email_field(Field field, std::string_view text);

// An http or https URL with a host, as typed. Errors: invalid.
Result<std::string> url_field(Field field, std::string_view text, Presence presence);

// Errors: invalid (too short, too long). Passwords are never trimmed.
Status check_password(Field field, std::string_view password);

Error field_error(Field field, std::string sentence);

// Collects what is wrong in a form while it is read to its end.
class Faults {
 public:
  // The value, or an empty one where it is at fault.
  template <class T>
  T take(Result<T> read) {
    if (read) return std::move(read).value();
    add(std::move(read).error());
    return T();
  }
  void check(Status checked) {
    if (!checked) add(std::move(checked).error());
  }
  void add(Error error);  // with those it brings in `also`

  bool none() const { return found_.empty(); }
  // Errors: the first fault, with the others in `also`; what is no fault of the form comes first.
  Status verdict() const;

 private:
  std::vector<Error> found_;
};

}  // namespace cairn::app
