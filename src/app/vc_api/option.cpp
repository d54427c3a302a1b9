// SPDX-License-Identifier: Apache-2.0
#include "app/vc_api/option.h"

#include "base/limits.h"

namespace cairn::app {
namespace {

constexpr const char* where = "vc-api";

// nullptr where it is left out.
Result<const json::Value*> find(const json::Value& options, std::string_view name) {
  if (!options.is_null() && !options.is_object())
    return fail(ErrorCode::invalid, where, "The options are no object.", "/options");
  const auto* option = options.find(name);
  return option == nullptr || option->is_null() ? nullptr : option;
}

std::string path_of(std::string_view name) { return "/options/" + std::string(name); }

}  // namespace

Result<std::string_view> vc_option(const json::Value& body, std::string_view name) {
  const auto options = body["options"];
  CAIRN_TRY(const auto* option, find(options, name));
  if (option == nullptr) return std::string_view();
  if (!option->is_string())
    return fail(ErrorCode::invalid, where, "This option is a text.", path_of(name));
  return option->as_string();
}

Result<std::optional<std::vector<std::string>>> vc_pointers(const json::Value& body,
                                                            std::string_view name) {
  const auto options = body["options"];
  CAIRN_TRY(const auto* option, find(options, name));
  if (option == nullptr) return std::optional<std::vector<std::string>>();
  if (!option->is_array())
    return fail(ErrorCode::invalid, where, "This option is a list of JSON pointers.",
                path_of(name));
  if (option->size() > limits::disclosure_pointers_max)
    return fail(ErrorCode::too_large, where, "More is pointed at than is read.", path_of(name));
  std::vector<std::string> pointers;
  for (const auto& item : option->items()) {
    if (!item.is_string())
      return fail(ErrorCode::invalid, where, "This option is a list of JSON pointers.",
                  path_of(name));
    pointers.emplace_back(item.as_string());
  }
  return std::optional(std::move(pointers));
}

}  // namespace cairn::app
