// SPDX-License-Identifier: Apache-2.0
#include "app/vc_api/option.h"

namespace cairn::app {

Result<std::string_view> vc_option(const json::Value& body, std::string_view name) {
  constexpr const char* where = "vc-api";
  const auto options = body["options"];
  if (options.is_null()) return std::string_view();
  if (!options.is_object())
    return fail(ErrorCode::invalid, where, "The options are no object.", "/options");
  const auto* option = options.find(name);
  if (option == nullptr || option->is_null()) return std::string_view();
  if (!option->is_string())
    return fail(ErrorCode::invalid, where, "This option is a text.",
                "/options/" + std::string(name));
  return option->as_string();
}

}  // namespace cairn::app
