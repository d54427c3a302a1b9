// SPDX-License-Identifier: Apache-2.0
#include "server/pages/part_words.h"

#include "json/pointer.h"
#include "json/write.h"
#include "server/language.h"

namespace cairn::server {
namespace {

constexpr std::size_t value_bytes_max = 200;
constexpr std::size_t rows_max = 500;

struct Word {
  std::string_view name;
  std::string_view word;
};

constexpr Word words[] = {
    {"issuer", to_say("Issued by")},
    {"validFrom", to_say("Valid from")},
    {"issuanceDate", to_say("Valid from")},
    {"validUntil", to_say("Valid until")},
    {"expirationDate", to_say("Valid until")},
    {"credentialStatus", to_say("State")},
    {"achievement", to_say("Achievement")},
    {"name", to_say("Name")},
    {"description", to_say("Description")},
    {"criteria", to_say("Criteria")},
    {"result", to_say("Result")},
    {"value", to_say("Value")},
    {"evidence", to_say("Evidence")},
    {"image", to_say("Picture")},
    {"identifier", to_say("Identifier")},
    {"id", to_say("Identifier")},
};

std::string said(const std::string& token) {
  for (const auto& word : words)
    if (word.name == token) return say(word.word);
  const auto index = json::array_index(token);
  return index ? std::to_string(*index + 1) : token;
}

// At most so many bytes, and no character in two.
std::string cut(std::string text) {
  if (text.size() <= value_bytes_max) return text;
  auto end = value_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

void add_rows(const json::Value& value, const std::string& path, std::vector<ShownWord>& rows) {
  if (rows.size() == rows_max) return;
  if (!value.is_object() && !value.is_array()) {
    rows.push_back({words_of_pointer(path), words_of_value(value)});
    return;
  }
  for (const auto& member : value.members())
    if (member.key != "@context" && member.key != "type")
      add_rows(member.value, path + json::pointer_token(member.key), rows);
  for (std::size_t i = 0; i < value.items().size(); ++i)
    add_rows(value.items()[i], path + "/" + std::to_string(i), rows);
}

}  // namespace

std::string words_of_pointer(std::string_view pointer) {
  const auto tokens = json::pointer_tokens(pointer);
  if (!tokens) return std::string(pointer);
  if (pointer.empty()) return say("The credential itself");
  if (pointer == "/credentialSubject") return say("All that is said of its holder");
  std::string label;
  for (const auto& token : *tokens) {
    if (token == "credentialSubject" && label.empty()) continue;
    label.append(label.empty() ? "" : " › ").append(said(token));
  }
  return label;
}

std::string words_of_value(const json::Value& value) {
  return cut(value.is_string() ? std::string(value.as_string()) : json::write(value));
}

std::vector<ShownWord> words_of_document(const json::Value& document) {
  std::vector<ShownWord> rows;
  add_rows(document, {}, rows);
  return rows;
}

}  // namespace cairn::server
