// SPDX-License-Identifier: Apache-2.0
// The visible text of a web page, in one pass and one line a block, whatever is wrong with the
// page: tags are taken as they come and no tree is built, so nesting costs nothing.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "adverts/advert_text.h"

namespace cairn::adverts {

struct PageText {
  std::string text;                  // lines parted by "\n"; entities decoded, white space folded
  std::vector<Block> blocks;         // headings and list items
  std::string title;                 // of its <title>
  std::string heading;               // its first <h1>
  std::vector<std::string> json_ld;  // what stands in <script type="application/ld+json">
  // schema.org microdata: what elements with itemprop hold, as [start, end) of the text.
  struct Property {
    std::string name;
    std::size_t start, end;
  };
  std::vector<Property> properties;
  bool cut = false;  // text beyond limits::text_bytes_max was left out
};

// Scripts, styles, navigation, footers and what is hidden are left out. Linear.
PageText page_text(std::string_view html);

// Whether somewhere in the text a tag stands that pages are made of.
bool looks_like_html(std::string_view text);

}  // namespace cairn::adverts
