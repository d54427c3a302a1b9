// SPDX-License-Identifier: Apache-2.0
// A list of a Token Status List as a CWT: a map of numbered claims (RFC 8392) in a COSE_Sign1, read
// as the claims of the same list in a JWT.
#include <algorithm>
#include <vector>

#include "base/text.h"
#include "crypto/cose.h"
#include "encoding/base64.h"
#include "encoding/cbor.h"
#include "json/build.h"
#include "securing/jwt.h"
#include "securing/status_token.h"

namespace cairn::securing {
namespace {

using encoding::CborKind;
using encoding::CborReader;
using encoding::CborWriter;

constexpr const char* where = "token-status-list#status-list-token-in-cwt-format";
constexpr std::string_view cwt_type = "statuslist+cwt";
constexpr std::size_t claims_max = 64;

enum class Kind : std::uint8_t { text, number, list };

// IANA CWT Claims, in the order in which they are written.
struct Row {
  std::int64_t label;
  std::string_view name;
  Kind kind;
};
constexpr Row claims[] = {
    {1, "iss", Kind::text},       {2, "sub", Kind::text},   {4, "exp", Kind::number},
    {5, "nbf", Kind::number},     {6, "iat", Kind::number}, {65533, "status_list", Kind::list},
    {65534, "ttl", Kind::number},
};

Error unreadable(std::string detail) {
  return fail(ErrorCode::unreadable, where, std::move(detail));
}

Result<std::string_view> read_text(CborReader& reader) {
  CAIRN_TRY(const auto text, reader.text());
  if (!is_utf8(text)) return unreadable("a text is not UTF-8");
  return text;
}

class ClaimsReader {
 public:
  explicit ClaimsReader(Arena& arena) : builder_(arena), object_(builder_) {}

  Result<json::Value> read(ByteView payload) {
    CborReader reader(payload);
    CAIRN_TRY(const auto size, reader.map());
    if (size > claims_max) return unreadable("it has more claims than are read");
    for (std::size_t i = 0; i < size; ++i) CAIRN_CHECK(read_claim(reader));
    CAIRN_CHECK(reader.end());
    return object_.value();
  }

 private:
  Status read_claim(CborReader& reader) {
    if (reader.next() == CborKind::text) {
      CAIRN_CHECK(reader.text());
      return reader.skip();
    }
    CAIRN_TRY(const auto label, reader.whole());
    if (std::find(seen_.begin(), seen_.end(), label) != seen_.end())
      return unreadable("a claim stands twice");
    seen_.push_back(label);
    for (const auto& row : claims)
      if (row.label == label) return read_known(reader, row);
    return reader.skip();
  }

  Status read_known(CborReader& reader, const Row& row) {
    if (row.kind == Kind::list) return read_list(reader);
    if (row.kind == Kind::text) {
      CAIRN_TRY(const auto text, read_text(reader));
      object_.add_string(row.name, text);
      return done;
    }
    CAIRN_TRY(const auto number, reader.whole());
    object_.add(row.name, builder_.integer(number));
    return done;
  }

  // {"bits", "lst"}, the list as bytes.
  Status read_list(CborReader& reader) {
    json::ObjectBuilder list(builder_);
    bool has_bits = false, has_list = false;
    CAIRN_TRY(const auto size, reader.map());
    if (size > claims_max) return unreadable("its list has more members than are read");
    for (std::size_t i = 0; i < size; ++i) {
      CAIRN_TRY(const auto name, reader.text());
      bool& seen = name == "bits" ? has_bits : has_list;
      if (name != "bits" && name != "lst") {
        CAIRN_CHECK(reader.skip());
        continue;
      }
      if (seen) return unreadable("a member of its list stands twice");
      seen = true;
      CAIRN_CHECK(read_member(reader, name, list));
    }
    object_.add("status_list", list.value());
    return done;
  }

  Status read_member(CborReader& reader, std::string_view name, json::ObjectBuilder& list) {
    if (name == "bits") {
      CAIRN_TRY(const auto bits, reader.whole());
      list.add("bits", builder_.integer(bits));
      return done;
    }
    CAIRN_TRY(const auto bytes, reader.bytes());
    list.add_string("lst", encoding::to_base64url(bytes));
    return done;
  }

  json::Builder builder_;
  json::ObjectBuilder object_;
  std::vector<std::int64_t> seen_;
};

Error unwritable(std::string detail) {
  return with_remedy(fail(ErrorCode::unsupported, where, std::move(detail)),
                     "Sign the list as a JWT, which takes any claim.");
}

// What has no number here would be lost.
Status check_members(const json::Value& object, std::initializer_list<std::string_view> known) {
  for (const auto& [name, value] : object.members())
    if (std::find(known.begin(), known.end(), name) == known.end())
      return unwritable("a CWT has no place for “" + std::string(name) + "”");
  return done;
}

// spec: token-status-list#status-list-cbor
Status write_list(CborWriter& writer, const json::Value& list) {
  CAIRN_CHECK(check_members(list, {"bits", "lst"}));
  const auto bits = list["bits"].as_int64();
  const auto bytes = encoding::from_base64url(list.string_at("lst"));
  if (!bits || *bits < 1 || !bytes) return unwritable("it has no list");
  writer.map(2);
  writer.text("lst");
  writer.bytes(*bytes);
  writer.text("bits");
  writer.whole(*bits);
  return done;
}

Status write_claim(CborWriter& writer, const Row& row, const json::Value& value) {
  writer.whole(row.label);
  if (row.kind == Kind::list) return write_list(writer, value);
  const auto number = value.as_int64();
  if (row.kind == Kind::text ? !value.is_string() : !number)
    return unwritable("“" + std::string(row.name) + "” is no " +
                      (row.kind == Kind::text ? "text" : "whole number"));
  if (row.kind == Kind::text)
    writer.text(value.as_string());
  else
    writer.whole(*number);
  return done;
}

Result<Bytes> written(const json::Value& claims_of) {
  CAIRN_CHECK(check_members(claims_of, {"iss", "sub", "exp", "nbf", "iat", "ttl", "status_list"}));
  CborWriter writer;
  writer.map(claims_of.members().size());
  for (const auto& row : claims)
    if (claims_of.contains(row.name)) CAIRN_CHECK(write_claim(writer, row, claims_of[row.name]));
  return writer.written();
}

// The name of a key in text, as documents of issuers write it.
std::string key_name(ByteView key_id) {
  const auto text = as_text(key_id);
  return is_utf8(text) ? std::string(text) : encoding::to_base64url(key_id);
}

// What was signed, told as a JWS tells it: of its payload only the claims are of use.
crypto::Jws as_jws(const crypto::CoseSign1& message, Arena& arena) {
  crypto::Jws jws;
  jws.algorithm = message.algorithm;
  jws.signing_input = arena.copy(as_text(message.signing_input));
  jws.signature = as_bytes(arena.copy(as_text(message.signature)));
  json::ObjectBuilder header{json::Builder(arena)};
  jws.header = header.add_string_if("kid", key_name(message.key_id)).value();
  return jws;
}

}  // namespace

Result<StatusToken> read_status_cwt(ByteView message, Arena& arena) {
  CAIRN_TRY(const auto signed_by, crypto::parse_cose_sign1(message, jwt_algorithms()));
  auto type = to_lower_ascii(signed_by.type);
  if (type != cwt_type && type != status_cwt_media_type)
    return fail(ErrorCode::invalid, where, "typ is not application/statuslist+cwt");
  StatusToken token;
  CAIRN_TRY(token.claims, ClaimsReader(arena).read(signed_by.payload));
  token.jws = as_jws(signed_by, arena);
  return token;
}

Result<Bytes> sign_status_cwt(const json::Value& claims_of, const SigningKey& key) {
  CAIRN_TRY(const auto payload, written(claims_of));
  return crypto::sign_cose_sign1(status_cwt_media_type, as_bytes(key.verification_method), payload,
                                 *key.key, crypto::default_algorithm(key.key->type()));
}

}  // namespace cairn::securing
