// SPDX-License-Identifier: Apache-2.0
#include "cli/status_file.h"

#include "base/hex_digit.h"
#include "base/instant.h"
#include "base/text.h"
#include "cli/about.h"
#include "cli/files.h"
#include "crypto/cose.h"
#include "json/parse.h"
#include "json/write.h"
#include "securing/issue.h"
#include "securing/status_token.h"

namespace cairn::cli {
namespace {

// Of a token's status, by its value. spec: token-status-list#status-types
constexpr std::string_view token_names[] = {"valid", "invalid", "suspended"};

std::string hexadecimal(std::uint64_t value) {
  std::string digits;
  for (auto rest = value; rest != 0 || digits.empty(); rest >>= 4)
    digits.insert(digits.begin(), lower_hex_digits[rest & 15]);
  return "0x" + digits;
}

struct ListText {
  json::Value document;
  bool is_signed = false;
  std::string owner;
  bool is_cwt = false;
};

// Who issued it or, where it names nobody, whose key it was signed with.
std::string owner_of(const json::Value& claims, std::string_view key_id) {
  const auto issuer = claims.string_at("iss");
  const auto hash = key_id.find('#');
  if (!issuer.empty() || hash == std::string_view::npos) return std::string(issuer);
  return std::string(key_id.substr(0, hash));
}

ListText read_of(const securing::StatusToken& token) {
  return {token.claims, true, owner_of(token.claims, token.jws.header.string_at("kid"))};
}

Result<ListText> read_list(std::string_view text, Arena& arena) {
  if (crypto::looks_like_cose_sign1(as_bytes(text))) {
    CAIRN_TRY(const auto token, securing::read_status_cwt(as_bytes(text), arena));
    auto read = read_of(token);
    read.is_cwt = true;
    return read;
  }
  if (!trim(text).starts_with('{')) {
    json::Parser parser;
    CAIRN_TRY(const auto token, securing::read_status_token(text, arena, parser));
    return read_of(token);
  }
  CAIRN_TRY(const auto document, json::parse(text, arena));
  return ListText{document, document.contains("proof"), owner_of(document, {})};
}

}  // namespace

StatusFile StatusFile::make(const credential::NewStatusList& about, std::size_t entries,
                            unsigned bits, Arena& arena) {
  const json::Builder builder(arena);
  StatusFile file;
  file.bits_ = bits;
  file.list_.bits = encoding::Bitstring(entries * bits);
  file.document_ = credential::build_status_list(about, file.list_.bits, builder);
  // What was not named is left for who signs it to fill in, or to ask for.
  for (const auto* member : {"id", "issuer"})
    if (file.document_.string_at(member).empty())
      file.document_ = builder.without(file.document_, member);
  return file;
}

StatusFile StatusFile::make(const credential::NewTokenStatusList& about, std::size_t entries,
                            unsigned bits, Arena& arena) {
  StatusFile file;
  file.tokens_.emplace(entries, bits);
  file.document_ = credential::build_token_status_list(about, *file.tokens_, json::Builder(arena));
  return file;
}

Result<StatusFile> StatusFile::open(const std::string& path, unsigned bits, Arena& arena) {
  constexpr const char* remedy = "Name a list made by `cairn status new`.";
  CAIRN_TRY(const auto bytes, read_file(path));
  CAIRN_TRY(const auto read, about(path, read_list(arena.copy(as_text(bytes)), arena), remedy));
  StatusFile file;
  file.document_ = read.document;
  file.was_signed_ = read.is_signed;
  file.owner_ = read.owner;
  file.is_cwt_ = read.is_cwt;
  file.bits_ = bits;
  if (credential::is_token_status_list(read.document)) {
    CAIRN_TRY(auto list, about(path, credential::parse_token_status_list(read.document), remedy));
    file.tokens_ = std::move(list.statuses);
  } else {
    CAIRN_TRY(file.list_, about(path, credential::parse_status_list(read.document), remedy));
  }
  return file;
}

std::size_t StatusFile::size() const {
  return tokens_ ? tokens_->size() : list_.bits.size() / bits_;
}

// Of a list of bits the first is the highest. spec: vc-bitstring-status-list#validate-algorithm
std::uint64_t StatusFile::at(std::size_t index) const {
  if (tokens_) return tokens_->at(index);
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bits_; ++i)
    value = value << 1 | (list_.bits.get(index * bits_ + i) ? 1U : 0U);
  return value;
}

void StatusFile::set(std::size_t index, std::uint64_t value) {
  if (tokens_) return tokens_->set(index, static_cast<std::uint8_t>(value));
  for (std::size_t i = 0; i < bits_; ++i)
    list_.bits.set(index * bits_ + i, (value >> (bits_ - 1 - i) & 1) != 0);
}

std::string StatusFile::name_of(std::uint64_t value) const {
  if (tokens_)
    return value < std::size(token_names) ? std::string(token_names[value]) : hexadecimal(value);
  if (bits_ > 1) return hexadecimal(value);
  return value == 0 ? "not set" : "set";
}

json::Value StatusFile::describe(std::size_t index, json::Builder builder) const {
  json::ObjectBuilder row(builder);
  row.add("index", builder.integer(static_cast<std::int64_t>(index)))
      .add("status", builder.integer(static_cast<std::int64_t>(at(index))));
  if (!tokens_) row.add("statusPurpose", builder.strings(list_.purposes));
  return row.add("bits", builder.integer(bits()))
      .add("length", builder.integer(static_cast<std::int64_t>(size())))
      .value();
}

Result<std::string> StatusFile::text(const Signer* signer, std::int64_t now, Arena& arena) const {
  const json::Builder builder(arena);
  const auto indented = [](const json::Value& value) {
    return json::write(value, json::Style::indented) + "\n";
  };
  if (tokens_) {
    CAIRN_TRY(const auto claims, credential::with_statuses(document_, *tokens_, now, builder));
    if (signer == nullptr) return indented(claims);
    if (!owner_.empty() && owner_ != signer->controller)
      return with_remedy(
          fail(ErrorCode::not_permitted, "token-status-list#status-list-token-in-jwt-format",
               "the list is that of " + owner_ + ", and the key is another's"),
          "Sign it with that one's key; of a DID that is not the key's own, name the key with "
          "--verification-method.");
    if (is_cwt_) {
      CAIRN_TRY(const auto bytes, securing::sign_status_cwt(claims, signer->view()));
      return std::string(as_text(bytes));
    }
    CAIRN_TRY(auto token, securing::sign_status_token(claims, signer->view(), arena));
    return token + "\n";
  }
  CAIRN_TRY(const auto document, credential::with_bits(document_, list_.bits, builder));
  if (signer == nullptr) return indented(document);
  jsonld::ContextSource contexts;
  securing::Workspace workspace(contexts);
  const auto created = format_instant(Instant::from_seconds(now));
  CAIRN_TRY(const auto made,
            securing::issue(document, signer->view(), std::nullopt,
                            {.created = created, .issuer = securing::IssuerRule::complete},
                            workspace, arena));
  return indented(made);
}

}  // namespace cairn::cli
