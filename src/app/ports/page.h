// SPDX-License-Identifier: Apache-2.0
// Page: one screen of a long list. A page is asked for by the row it follows, so that rows which
// come or go meanwhile shift nothing.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace cairn::app {

struct Page {
  std::string after;  // the id of the last row of the page before; "" for the first page
  std::int64_t rows_max = 50;
};

template <class T>
struct Listed {
  std::vector<T> rows;
  bool more = false;  // whether rows follow these
};

// A page one longer than asked for tells whether there is another.
inline Page one_more(Page page) {
  ++page.rows_max;
  return page;
}
template <class T>
Listed<T> cut(std::vector<T> rows, const Page& page) {
  const bool more = rows.size() > static_cast<std::size_t>(page.rows_max);
  if (more) rows.pop_back();
  return {std::move(rows), more};
}

}  // namespace cairn::app
