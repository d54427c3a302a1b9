// SPDX-License-Identifier: Apache-2.0
#include "credential/status_list.h"

#include <algorithm>
#include <charconv>

#include "base/hex_digit.h"
#include "credential/format.h"
#include "credential/open_badge_3.h"
#include "credential/summary.h"
#include "encoding/base64.h"
#include "encoding/multibase.h"

namespace cairn::credential {
namespace {

constexpr const char* entry_clause = "vc-bitstring-status-list#bitstringstatuslistentry";
constexpr const char* list_clause = "vc-bitstring-status-list#bitstringstatuslistcredential";
constexpr const char* algorithm_clause = "vc-bitstring-status-list#validate-algorithm";

struct EntryType {
  std::string_view name;
  StatusKind kind;
};
constexpr EntryType entry_types[] = {
    {"BitstringStatusListEntry", StatusKind::bitstring},
    {"BitstringStatusList", StatusKind::bitstring},
    {"StatusList2021Entry", StatusKind::status_list_2021},
    {"1EdTechRevocationList", StatusKind::revocation_list},
};
constexpr EntryType list_types[] = {
    {"BitstringStatusList", StatusKind::bitstring},
    {"StatusList2021", StatusKind::status_list_2021},
};

template <std::size_t N>
StatusKind kind_by_type(const json::Value& object, const EntryType (&types)[N]) {
  for (const auto& [name, kind] : types)
    if (has_type(object, name)) return kind;
  return StatusKind::unknown;
}

Error invalid(const char* where, std::string detail, std::string path) {
  return fail(ErrorCode::invalid, where, std::move(detail), std::move(path));
}

// Decimal digits; written as a number by some, against the standard.
std::optional<std::uint64_t> whole_number(const json::Value& value) {
  const auto text = value.is_number() ? value.number_text() : value.as_string();
  const bool digits = !text.empty() && text.size() <= 18 &&
                      text.find_first_not_of("0123456789") == std::string_view::npos;
  if (!digits) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : text) number = number * 10 + static_cast<std::uint64_t>(c - '0');
  return number;
}

Result<std::uint32_t> status_size(const json::Value& entry) {
  const auto* value = entry.find("statusSize");
  if (!value) return 1u;
  const auto size = whole_number(*value);
  if (!size || *size == 0 || *size > 64)
    return invalid(entry_clause, "statusSize is not between 1 and 64", "/statusSize");
  return static_cast<std::uint32_t>(*size);
}

std::string status_name(std::uint64_t status) {
  std::string name;
  for (auto rest = status; rest != 0 || name.empty(); rest >>= 4)
    name.insert(name.begin(), lower_hex_digits[rest & 15]);
  return "0x" + name;
}

// Whether "0x0a" and the like, in either case, is that status.
bool names_status(std::string_view name, std::uint64_t status) {
  if (!name.starts_with("0x") && !name.starts_with("0X")) return false;
  std::uint64_t value = 0;
  const auto* end = name.data() + name.size();
  const auto read = std::from_chars(name.data() + 2, end, value, 16);
  return read.ec == std::errc() && read.ptr == end && value == status;
}

// Entries of several bits say what their values mean; not of each, as an example of the standard
// shows.
Status check_messages(const StatusEntry& entry) {
  if (entry.size_bits == 1 || !entry.messages.empty()) return done;
  return invalid(entry_clause, "statusMessage is missing", "/statusMessage");
}

std::vector<StatusMessage> messages_of(const json::Value& entry) {
  std::vector<StatusMessage> messages;
  const auto value = entry["statusMessage"];
  for (const auto& item : json::as_list(value))
    messages.push_back(
        {std::string(item.string_at("status")), std::string(text_of(item["message"]))});
  return messages;
}

// The subject of a list credential; null where it has none of a known type.
json::Value list_subject(const json::Value& credential) {
  for (const auto& subject : subjects(credential))
    if (kind_by_type(subject.value, list_types) != StatusKind::unknown) return subject.value;
  return {};
}

std::vector<std::string> purposes_of(const json::Value& list) {
  std::vector<std::string> purposes;
  const auto value = list["statusPurpose"];
  for (const auto& purpose : json::as_list(value))
    if (purpose.is_string()) purposes.emplace_back(purpose.as_string());
  return purposes;
}

std::size_t ones_as_bytes(const encoding::Bitstring& bits) {
  const auto bytes = bits.bytes();
  if (std::any_of(bytes.begin(), bytes.end(), [](auto byte) { return byte > 1; })) return 0;
  return static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), 1));
}

// Whether the entry's byte says otherwise than its bit, and may be what its issuer meant. Of a list
// by the standard, where each bit is as likely as any other, one in 512 has three entries set that
// are all the last of their byte: from there on a set bit is no longer taken for what it says.
bool is_ambiguous(const StatusList& list, const StatusEntry& entry, bool bit) {
  constexpr std::size_t ones_that_tell = 3;
  const auto bytes = list.bits.bytes();
  if (list.ones_as_bytes == 0 || entry.index >= bytes.size()) return false;
  const bool byte = bytes[static_cast<std::size_t>(entry.index)] == 1;
  return byte != bit && (!bit || list.ones_as_bytes >= ones_that_tell);
}

json::Value list_value(const json::Value& id, std::string_view purpose, std::string_view encoded,
                       json::Builder builder) {
  json::ObjectBuilder subject(builder);
  subject.add("id", id)
      .add_string("type", "BitstringStatusList")
      .add_string("statusPurpose", purpose)
      .add_string("encodedList", encoded);
  return subject.value();
}

}  // namespace

Result<StatusEntry> parse_status_entry(const json::Value& entry) {
  if (!entry.is_object()) return invalid(entry_clause, "a status entry is an object", "");
  StatusEntry parsed;
  const auto type = entry["type"];
  const auto types = json::as_list(type);
  if (!types.empty()) parsed.type = types.front().as_string();
  parsed.kind = kind_by_type(entry, entry_types);
  if (parsed.kind == StatusKind::unknown) return parsed;
  if (parsed.kind == StatusKind::revocation_list) {
    parsed.list = id_of(entry);
    parsed.purpose = "revocation";
    if (parsed.list.empty()) return invalid("vcrl#credentialstatus", "no list is named", "/id");
    return parsed;
  }
  parsed.purpose = entry.string_at("statusPurpose");
  parsed.list = id_of(entry["statusListCredential"]);
  const auto index = whole_number(entry["statusListIndex"]);
  if (parsed.purpose.empty())
    return invalid(entry_clause, "statusPurpose is missing", "/statusPurpose");
  if (parsed.list.empty())
    return invalid(entry_clause, "statusListCredential is missing", "/statusListCredential");
  if (!index)
    return invalid(entry_clause, "statusListIndex is no whole number", "/statusListIndex");
  parsed.index = *index;
  CAIRN_TRY(parsed.size_bits, status_size(entry));
  parsed.messages = messages_of(entry);
  CAIRN_CHECK(check_messages(parsed));
  return parsed;
}

Result<StatusList> parse_status_list(const json::Value& list_credential) {
  const auto subject = list_subject(list_credential);
  StatusList list;
  list.kind = kind_by_type(subject, list_types);
  if (list.kind == StatusKind::unknown)
    return invalid(list_clause, "the subject is no status list", "/credentialSubject");
  list.purposes = purposes_of(subject);
  if (list.purposes.empty())
    return invalid(list_clause, "statusPurpose is missing", "/credentialSubject/statusPurpose");
  const auto encoded = subject.string_at("encodedList");
  if (encoded.empty())
    return invalid(list_clause, "encodedList is missing", "/credentialSubject/encodedList");
  CAIRN_TRY(list.bits, decode_bits(encoded, list.kind));
  if (list.kind == StatusKind::status_list_2021) list.ones_as_bytes = ones_as_bytes(list.bits);
  if (const auto* ttl = subject.find("ttl"); ttl != nullptr && ttl->as_int64().value_or(-1) < 0)
    return invalid(list_clause, "ttl is no whole number", "/credentialSubject/ttl");
  return list;
}

Result<std::uint64_t> status_at(const StatusList& list, const StatusEntry& entry) {
  if (list.kind != entry.kind)
    return fail(ErrorCode::conflict, algorithm_clause, "entry and list are of two kinds");
  const auto& purposes = list.purposes;
  if (std::find(purposes.begin(), purposes.end(), entry.purpose) == purposes.end())
    return fail(ErrorCode::conflict, algorithm_clause, "the list serves another purpose",
                "/statusPurpose");
  const std::uint64_t entries = list.bits.size() / entry.size_bits;
  if (entry.index >= entries)
    return invalid(algorithm_clause, "the index lies outside the list", "/statusListIndex");
  std::uint64_t status = 0;
  const auto first = static_cast<std::size_t>(entry.index * entry.size_bits);
  for (std::size_t i = 0; i < entry.size_bits; ++i)
    status = status << 1 | (list.bits.get(first + i) ? 1u : 0u);
  if (entry.size_bits == 1 && is_ambiguous(list, entry, status == 1))
    return fail(ErrorCode::unsupported, algorithm_clause,
                "the list seems to hold a byte for each entry");
  return status;
}

std::string message_for(const StatusEntry& entry, std::uint64_t status) {
  for (const auto& message : entry.messages)
    if (names_status(message.status, status) && !message.message.empty()) return message.message;
  return status_name(status);
}

json::Value build_status_list(const NewStatusList& about, const encoding::Bitstring& bits,
                              json::Builder builder) {
  json::ObjectBuilder credential(builder);
  credential.add("@context", builder.array({builder.string(context_vcdm_2)}))
      .add_string("id", about.id)
      .add("type", builder.array({builder.string("VerifiableCredential"),
                                  builder.string("BitstringStatusListCredential")}))
      .add_string("issuer", about.issuer)
      .add_string_if("validFrom", about.valid_from)
      .add_string_if("validUntil", about.valid_until)
      .add("credentialSubject", list_value(builder.string(about.id + "#list"), about.purpose,
                                           encode_bits(bits), builder));
  return credential.value();
}

Result<json::Value> with_bits(const json::Value& list_credential, const encoding::Bitstring& bits,
                              json::Builder builder) {
  CAIRN_TRY(const auto list, parse_status_list(list_credential));
  const auto subject = list_subject(list_credential);
  auto encoded = encode_bits(bits);
  if (list.kind == StatusKind::status_list_2021) encoded.erase(0, 1);
  const auto changed = builder.with(subject, "encodedList", builder.string(encoded));
  return builder.with(builder.without(list_credential, "proof"), "credentialSubject", changed);
}

json::Value build_status_entry(std::string_view list_url, std::uint64_t index,
                               std::string_view purpose, json::Builder builder) {
  const auto number = std::to_string(index);
  return json::ObjectBuilder(builder)
      .add_string("id", std::string(list_url) + "#" + number)
      .add_string("type", "BitstringStatusListEntry")
      .add_string("statusPurpose", purpose)
      .add_string("statusListIndex", number)
      .add_string("statusListCredential", list_url)
      .value();
}

std::string encode_bits(const encoding::Bitstring& bits) {
  return encoding::to_multibase(encoding::Base::base64url,
                                encoding::deflate(bits.bytes(), encoding::Wrapping::gzip));
}

Result<encoding::Bitstring> decode_bits(std::string_view encoded, StatusKind kind) {
  Bytes wrapped;
  if (kind == StatusKind::bitstring) {
    CAIRN_TRY(wrapped, encoding::from_multibase(encoded, encoding::Base::base64url));
  } else {
    // Gzip begins 1f 8b, "H4s" in base64url: a leading `u` is multibase taken over by mistake.
    if (encoded.starts_with("uH4s")) encoded.remove_prefix(1);
    CAIRN_TRY(wrapped, encoding::from_base64(encoded));
  }
  CAIRN_TRY(auto bytes, encoding::inflate(wrapped, encoding::Wrapping::gzip));
  return encoding::Bitstring(std::move(bytes));
}

Result<std::optional<std::string>> find_revoked(const json::Value& list,
                                                std::string_view credential_id) {
  if (credential_id.empty())
    return invalid("vcrl#revokedcredential", "the credential has no id to look up", "/id");
  // The list may be the document, or the subject of a credential that carries it.
  const auto subject = list.contains("credentialSubject") ? list["credentialSubject"] : list;
  const auto* entries = subject.find("revokedCredentials");
  if (!entries) entries = subject.find("revokedCredential");
  if (!entries || !(entries->is_array() || entries->is_object()))
    return invalid("vcrl#revocationlist", "no list of revoked credentials", "/revokedCredentials");
  for (const auto& entry : json::as_list(*entries)) {
    if (!same_credential_id(id_of(entry), credential_id)) continue;
    // An entry may also take a revocation back. spec: vcrl#revokedcredential
    const auto* revoked = entry.find("revoked");
    if (revoked && !revoked->is_boolean())
      return invalid("vcrl#revokedcredential", "revoked is neither true nor false",
                     "/revokedCredential");
    if (revoked && !revoked->as_boolean()) continue;
    return std::optional<std::string>(text_of(entry["revocationReason"]));
  }
  return std::optional<std::string>();
}

}  // namespace cairn::credential
