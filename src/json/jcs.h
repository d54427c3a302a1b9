// SPDX-License-Identifier: Apache-2.0
// JSON Canonicalization Scheme (RFC 8785): one text for one JSON value.
#pragma once
#include <string>

#include "base/result.h"
#include "base/text_buffer.h"
#include "json/value.h"

namespace cairn::json {

// Members are sorted by the UTF-16 code units of their keys, numbers written as ECMAScript does.
// Errors: invalid for a number beyond the range of a double.
Result<std::string> canonical(const Value& value);
Result<Done> append_canonical(const Value& value, TextBuffer& out);

// A finite double as ECMAScript's Number::toString writes it
// (ecma262#sec-numeric-types-number-tostring).
void append_es6_number(double number, std::string& out);

}  // namespace cairn::json
