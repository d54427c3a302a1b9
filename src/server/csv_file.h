// SPDX-License-Identifier: Apache-2.0
// A table that is taken along.
#pragma once
#include <string>
#include <string_view>

#include "server/http/message.h"

namespace cairn::server {

inline Response csv_file(std::string text, std::string_view name) {
  Response out;
  out.set("Content-Type", "text/csv; charset=utf-8").set("Cache-Control", "no-store");
  out.set("Content-Disposition", "attachment; filename=\"" + std::string(name) + "\"");
  out.body = std::move(text);
  return out;
}

}  // namespace cairn::server
