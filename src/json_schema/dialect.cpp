// SPDX-License-Identifier: Apache-2.0
#include "json_schema/dialect.h"

#include <array>
#include <cassert>

#include "json/parse.h"
#include "json_schema/assets.h"
#include "json_schema/compiled.h"

namespace cairn::json_schema {
namespace {

constexpr std::string_view folder_2019 = "https://json-schema.org/draft/2019-09/";
constexpr std::string_view folder_2020 = "https://json-schema.org/draft/2020-12/";
constexpr std::string_view schema_2019 = "https://json-schema.org/draft/2019-09/schema";
constexpr std::string_view schema_2020 = "https://json-schema.org/draft/2020-12/schema";
constexpr std::string_view uri_07 = "json-schema.org/draft-07/schema";

struct Named {
  std::string_view name;  // behind ".../vocab/"
  Vocabulary vocabulary;
  bool in_2019, in_2020;
};
constexpr Named vocabularies[] = {
    {"core", Vocabulary::core, true, true},
    {"applicator", Vocabulary::applicator, true, true},
    {"unevaluated", Vocabulary::unevaluated, false, true},
    {"validation", Vocabulary::validation, true, true},
    {"format", Vocabulary::format_assertion, true, false},
    {"format-annotation", Vocabulary::format_annotation, false, true},
    {"format-assertion", Vocabulary::format_assertion, false, true},
    {"content", Vocabulary::content, true, true},
    {"meta-data", Vocabulary::meta_data, true, true},
};

const Named* find_vocabulary(Draft draft, std::string_view uri) {
  const auto folder = draft == Draft::draft_2020_12 ? folder_2020 : folder_2019;
  constexpr std::string_view sub_folder = "vocab/";
  if (!uri.starts_with(folder) || !uri.substr(folder.size()).starts_with(sub_folder))
    return nullptr;
  const auto name = uri.substr(folder.size() + sub_folder.size());
  for (const auto& known : vocabularies)
    if (known.name == name && (draft == Draft::draft_2020_12 ? known.in_2020 : known.in_2019))
      return &known;
  return nullptr;
}

std::string_view without_empty_fragment(std::string_view uri) {
  if (uri.ends_with('#')) uri.remove_suffix(1);
  return uri;
}

// "meta/core" of a draft's folder is the file core.json.
std::string_view text_in(std::span<const Asset> files, std::string_view name) {
  constexpr std::string_view sub_folder = "meta/", ending = ".json";
  if (name.starts_with(sub_folder)) name.remove_prefix(sub_folder.size());
  for (const auto& file : files)
    if (file.name.size() == name.size() + ending.size() && file.name.starts_with(name))
      return file.bytes;
  return {};
}

bool is_draft_07(std::string_view uri) {
  for (const std::string_view scheme : {"http://", "https://"})
    if (uri.starts_with(scheme) && uri.substr(scheme.size()) == uri_07) return true;
  return false;
}

Schema compiled_meta_schema(std::string_view uri) {
  Arena arena;
  const auto value = json::parse(meta_schema_text(uri), arena);
  assert(value.ok());
  auto schema = compile_unchecked(*value, {.base = std::string(uri)});
  assert(schema.ok());
  return std::move(schema).value();
}

}  // namespace

Result<Dialect> Dialect::of(Draft draft, const json::Value& named) {
  Dialect dialect(draft);
  dialect.vocabularies_ = bit(Vocabulary::core);
  for (const auto& [uri, demanded] : named.members()) {
    const auto* known = find_vocabulary(draft, uri);
    if (known == nullptr) {
      if (!demanded.as_boolean()) continue;
      return fail(
          ErrorCode::unsupported, "json-schema-core#section-8.1.2",
          "a meta-schema demands the vocabulary " + std::string(uri) + ", which is not known here");
    }
    // In 2019-09 one vocabulary is both: held to where it is demanded.
    const bool is_remark = draft == Draft::draft_2019_09 &&
                           known->vocabulary == Vocabulary::format_assertion &&
                           !demanded.as_boolean();
    dialect.vocabularies_ |= bit(is_remark ? Vocabulary::format_annotation : known->vocabulary);
    if (draft == Draft::draft_2019_09 && known->vocabulary == Vocabulary::applicator)
      dialect.vocabularies_ |= bit(Vocabulary::unevaluated);
  }
  return dialect;
}

std::optional<Draft> draft_of(std::string_view meta_schema) {
  const auto uri = without_empty_fragment(meta_schema);
  if (is_draft_07(uri)) return Draft::draft_07;
  if (uri == schema_2019) return Draft::draft_2019_09;
  if (uri == schema_2020) return Draft::draft_2020_12;
  return std::nullopt;
}

std::string_view meta_schema_text(std::string_view uri) {
  if (is_draft_07(uri)) return draft_07_files().front().bytes;
  if (uri.starts_with(folder_2019))
    return text_in(draft_2019_09_files(), uri.substr(folder_2019.size()));
  if (uri.starts_with(folder_2020))
    return text_in(draft_2020_12_files(), uri.substr(folder_2020.size()));
  return {};
}

const Schema& meta_schema(Draft draft) {
  switch (draft) {
    case Draft::draft_07: {
      static const auto schema = compiled_meta_schema("http://json-schema.org/draft-07/schema");
      return schema;
    }
    case Draft::draft_2019_09: {
      static const auto schema = compiled_meta_schema(schema_2019);
      return schema;
    }
    case Draft::draft_2020_12: break;
  }
  static const auto schema = compiled_meta_schema(schema_2020);
  return schema;
}

}  // namespace cairn::json_schema
