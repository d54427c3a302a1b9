// SPDX-License-Identifier: Apache-2.0
#include "app/verifying/changes.h"

namespace cairn::app {
namespace {

std::string spaced(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c >= 'A' && c <= 'Z') {
      out += ' ';
      out += static_cast<char>(c - 'A' + 'a');
    } else {
      out += c;
    }
  }
  return out;
}

std::optional<std::string> shown_text(const json::Value* value) {
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (value->is_string()) return std::string(value->as_string());
  if (value->is_number()) return std::string(value->number_text());
  if (value->is_boolean()) return value->as_boolean() ? "yes" : "no";
  return "something else";
}

void collect(const json::Value* signed_as, const json::Value* shown, const std::string& part,
             std::vector<Change>& out) {
  if (out.size() == changes_count_max) return;
  if (signed_as && shown && json::equal(*signed_as, *shown)) return;
  if (signed_as && shown && signed_as->is_object() && shown->is_object()) {
    const auto below = [&](std::string_view key) {
      return part.empty() ? spaced(key) : part + ", " + spaced(key);
    };
    for (const auto& member : signed_as->members())
      if (member.key != "proof")
        collect(&member.value, shown->find(member.key), below(member.key), out);
    for (const auto& member : shown->members())
      if (member.key != "proof" && !signed_as->contains(member.key))
        collect(nullptr, &member.value, below(member.key), out);
    return;
  }
  if (signed_as && shown && signed_as->is_array() && shown->is_array() &&
      signed_as->size() == shown->size()) {
    for (std::size_t i = 0; i < shown->size(); ++i)
      collect(&signed_as->items()[i], &shown->items()[i], part, out);
    return;
  }
  out.push_back({part, shown_text(signed_as), shown_text(shown)});
}

}  // namespace

std::vector<Change> changes_between(const json::Value& signed_as, const json::Value& shown) {
  std::vector<Change> out;
  collect(&signed_as, &shown, "", out);
  return out;
}

json::Value to_json(const verify::Report& report, std::span<const Change> changes,
                    json::Builder builder) {
  const auto plain = verify::to_json(report, builder);
  if (changes.empty()) return plain;
  const auto text_of = [builder](const std::optional<std::string>& text) {
    return text ? builder.string(*text) : json::Value();
  };
  std::vector<json::Value> altered;
  for (const auto& change : changes)
    altered.push_back(builder.object({{"part", builder.string(change.part)},
                                      {"signed_as", text_of(change.signed_as)},
                                      {"shown", text_of(change.shown)}}));
  return builder.with(plain, "altered", builder.array(altered));
}

}  // namespace cairn::app
