// SPDX-License-Identifier: Apache-2.0
#include "cli/document.h"

#include "base/text.h"
#include "cli/about.h"
#include "cli/files.h"
#include "cli/sources.h"
#include "json/parse.h"
#include "securing/read_sd_jwt.h"

namespace cairn::cli {

namespace {

Result<Document> open_sd_jwt(std::string_view text, Arena& arena) {
  json::Parser parser;
  CAIRN_TRY(const auto read, securing::read_sd_jwt(arena.copy(text), arena, parser));
  const auto& token = read.token;
  Document opened{token.credential, token.jws.header, credential::recognise(token.credential)};
  opened.format.securing = credential::Securing::sd_jwt;
  return opened;
}

}  // namespace

Result<Document> open_document(std::string_view text, Arena& arena) {
  Document opened;
  if (sd_jwt::looks_like_sd_jwt(text)) return open_sd_jwt(text, arena);
  if (!securing::looks_like_jwt(text)) {
    CAIRN_TRY(opened.value, json::parse(text, arena));
    opened.format = credential::recognise(opened.value);
    return opened;
  }
  if (const auto token = securing::read_jwt(text, arena); token.ok()) {
    opened = {token->credential, token->jws.header, credential::recognise(token->credential)};
    opened.format.securing = credential::Securing::jwt;
    return opened;
  }
  // A signed badge of Open Badges 2 is a JWS over the assertion.
  CAIRN_TRY(const auto jws, crypto::parse_jws(text, arena, securing::jwt_algorithms()));
  CAIRN_TRY(opened.value, json::parse(jws.payload, arena));
  opened.header = jws.header;
  opened.format = credential::recognise(opened.value);
  opened.format.securing = credential::Securing::jws;
  return opened;
}

Result<Document> load_document(const std::string& input, verify::Resources& outside, Arena& arena,
                               std::size_t badge) {
  CAIRN_TRY(const auto text, load_text(input, outside, badge));
  return about(input, open_document(text, arena));
}

Result<json::Value> read_json(const std::string& file, Arena& arena, const char* remedy) {
  CAIRN_TRY(const auto bytes, read_file(file));
  return about(file, json::parse(as_text(bytes), arena), remedy);
}

}  // namespace cairn::cli
