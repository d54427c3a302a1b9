// SPDX-License-Identifier: Apache-2.0
// Bodies that accredit certifications, study programmes and providers. A small table: only what the
// body's own page, or that of who recognises it, was read to say; anything else is entered by name.
#pragma once
#include <span>
#include <string_view>

namespace cairn::quality {

struct Body {
  std::string_view code;  // as rows and files name it
  std::string_view name;
  std::string_view what;  // what its word is about; said in the reader's language
  std::string_view page;  // where it says so, or lists whom it accredits
};

std::span<const Body> bodies();
// Or nullptr.
const Body* body_named(std::string_view code);

}  // namespace cairn::quality
