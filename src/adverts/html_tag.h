// SPDX-License-Identifier: Apache-2.0
// One tag of a page: its name and the few attributes that matter for its text.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace cairn::adverts {

struct Tag {
  std::string name;  // lower case
  bool closing = false;
  bool self_closing = false;
  bool hidden = false;   // hidden, aria-hidden="true", display: none, a navigation role
  std::string type;      // of a script, lower case
  std::string property;  // itemprop
  std::size_t end = 0;   // the byte behind it
};

// The tag at `at`, which is a "<" before a letter or "/"; one that is never closed reaches to the
// end of the page. Linear in its length.
Tag read_tag(std::string_view html, std::size_t at);

}  // namespace cairn::adverts
