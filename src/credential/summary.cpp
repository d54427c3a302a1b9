// SPDX-License-Identifier: Apache-2.0
#include "credential/summary.h"

#include "credential/open_badge_2.h"
#include "credential/open_badge_3.h"

namespace cairn::credential {
namespace {

// The part of a tag before its first subtag: "de" of "de-AT".
std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

bool fits(std::string_view tag, std::string_view wanted) {
  return !wanted.empty() && (tag == wanted || primary(tag) == primary(wanted));
}

std::string_view text_of_object(const json::Value& value, std::string_view language) {
  if (const auto* text = value.find("@value")) return text->as_string();
  std::string_view first;
  for (const auto& [key, text] : value.members()) {
    if (!text.is_string() || key.starts_with('@')) continue;
    if (fits(key, language)) return text.as_string();
    if (first.data() == nullptr) first = text.as_string();
  }
  return first;
}

std::string_view language_of(const json::Value& value) { return value.string_at("@language"); }

}  // namespace

std::string_view text_of(const json::Value& value, std::string_view language) {
  if (value.is_string()) return value.as_string();
  if (value.is_object()) return text_of_object(value, language);
  std::string_view first;
  for (const auto& item : value.items()) {
    if (item.is_array()) continue;
    const auto text = text_of(item, language);
    if (fits(language_of(item), language)) return text;
    if (first.empty()) first = text;
  }
  return first;
}

std::string_view id_of(const json::Value& value) {
  if (value.is_string()) return value.as_string();
  const auto id = value.string_at("id");
  return id.empty() ? value.string_at("@id") : id;
}

Summary summarise(const json::Value& document, const Format& format, std::string_view language) {
  if (!is_open_badge_2(format.model)) return summarise_vc(document, language);
  switch (format.kind) {
    case Kind::badge_class: return summarise_badge2({{}, document, document["issuer"]}, language);
    case Kind::issuer_profile: return summarise_badge2({{}, {}, document}, language);
    default: return summarise_badge2(embedded_parts(document), language);
  }
}

json::Value first_of(const json::Value& value) {
  const auto items = json::as_list(value);
  return items.empty() ? json::Value() : items.front();
}

}  // namespace cairn::credential
