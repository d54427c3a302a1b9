// SPDX-License-Identifier: Apache-2.0
// Checks of option values that CLI11 does not bring along. Each returns "" or what is wrong, which
// makes it a usage error before anything is read or written.
#pragma once
#include <string>

namespace cairn::cli {

std::string check_given(const std::string& text);    // not empty
std::string check_number(const std::string& text);   // whole, in decimal digits alone
std::string check_subject(const std::string& text);  // a DID, another URL, or email:ADDRESS
std::string check_moment(const std::string& text);   // a date and time
std::string check_suite(const std::string& name);    // one to sign with
std::string check_method(const std::string& url);    // of a key: absolute, with a fragment

}  // namespace cairn::cli
