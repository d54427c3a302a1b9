// SPDX-License-Identifier: Apache-2.0
#include "sd_jwt/issue.h"

#include <algorithm>
#include <array>

#include "encoding/base64.h"
#include "json/build.h"
#include "json/pointer.h"
#include "json/write.h"

namespace cairn::sd_jwt {
namespace {

constexpr const char* where = "rfc9901#section-4.2";
constexpr std::size_t salt_bytes = 16;  // section 9.3: 128 bits

struct Target {
  std::string_view pointer;
  std::vector<std::string> tokens;
  bool met = false;
};
using Targets = std::vector<Target*>;

// Those that go on by `token`.
Targets through(const Targets& targets, std::size_t depth, std::string_view token) {
  Targets some;
  for (auto* target : targets)
    if (target->tokens.size() > depth && target->tokens[depth] == token) some.push_back(target);
  return some;
}

class Concealer {
 public:
  Concealer(const Concealment& options, const Random& random, Arena& arena)
      : options_(options), random_(random), builder_(arena), hasher_(options.hash) {}

  // What is left of a value that `targets` lie in.
  json::Value conceal(const json::Value& value, const Targets& targets, std::size_t depth) {
    if (value.is_object()) return conceal_members(value, targets, depth);
    return value.is_array() ? conceal_items(value, targets, depth) : value;
  }

  std::vector<std::string> take_disclosures() { return std::move(disclosures_); }
  bool made_digests() const { return made_digests_; }

 private:
  // The member or item as it is hidden, and whether it is to be.
  struct Child {
    json::Value value;
    bool hidden = false;
  };
  Child child(const json::Value& value, const Targets& targets, std::size_t depth) {
    Child made{conceal(value, targets, depth + 1)};
    for (auto* target : targets) {
      if (target->tokens.size() != depth + 1) continue;
      target->met = made.hidden = true;
    }
    return made;
  }

  json::Value conceal_members(const json::Value& object, const Targets& targets,
                              std::size_t depth) {
    std::vector<json::Member> kept;
    std::vector<json::Value> digests;
    kept.reserve(object.size() + 1);
    for (const auto& member : object.members()) {
      const auto inside = through(targets, depth, member.key);
      const auto made = inside.empty() ? Child{member.value} : child(member.value, inside, depth);
      if (made.hidden)
        digests.push_back(disclose(&member.key, made.value));
      else
        kept.push_back({member.key, made.value});
    }
    if (digests.empty()) return builder_.object(kept);
    for (std::size_t i = 0; i < options_.decoys; ++i) digests.push_back(decoy());
    // Section 4.2.4.1: their order must tell nothing.
    std::ranges::sort(digests, {}, &json::Value::as_string);
    kept.push_back({"_sd", builder_.array(digests)});
    return builder_.object(kept);
  }

  json::Value conceal_items(const json::Value& array, const Targets& targets, std::size_t depth) {
    std::vector<json::Value> items(array.items().begin(), array.items().end());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto inside = through(targets, depth, std::to_string(i));
      if (inside.empty()) continue;
      const auto made = child(items[i], inside, depth);
      items[i] =
          made.hidden ? builder_.object({{"...", disclose(nullptr, made.value)}}) : made.value;
    }
    return builder_.array(items);
  }

  // The digest of a new disclosure: salt, name of a property, value.
  json::Value disclose(const std::string_view* name, const json::Value& value) {
    std::array<std::uint8_t, salt_bytes> salt;
    random_(salt);
    text_.clear();
    text_.append("[\"").append(encoding::to_base64url(salt)).append("\",");
    if (name != nullptr) {
      json::write_string(*name, text_);
      text_.append(",");
    }
    json::write(value, text_);
    text_.append("]");
    disclosures_.push_back(encoding::to_base64url(as_bytes(text_.view())));
    return digest_of(as_bytes(disclosures_.back()));
  }

  json::Value decoy() {
    std::array<std::uint8_t, 2 * salt_bytes> nothing;
    random_(nothing);
    return digest_of(nothing);
  }

  json::Value digest_of(ByteView bytes) {
    made_digests_ = true;
    hasher_.update(bytes);
    return builder_.string(encoding::to_base64url(hasher_.finish().view()));
  }

  const Concealment& options_;
  const Random& random_;
  json::Builder builder_;
  crypto::Hasher hasher_;
  TextBuffer text_;
  std::vector<std::string> disclosures_;
  bool made_digests_ = false;
};

bool has_reserved_name(const json::Value& value) {
  return std::ranges::any_of(value.members(),
                             [](const auto& member) {
                               return member.key == "_sd" || member.key == "..." ||
                                      has_reserved_name(member.value);
                             }) ||
         std::ranges::any_of(value.items(), has_reserved_name);
}

Result<std::vector<Target>> targets_of(std::span<const std::string> pointers) {
  std::vector<Target> targets;
  for (const auto& pointer : pointers) {
    auto tokens = json::pointer_tokens(pointer);
    if (!tokens || tokens->empty())
      return fail(ErrorCode::invalid, "rfc6901", "this is no JSON pointer to a part", pointer);
    targets.push_back({pointer, std::move(*tokens)});
  }
  return targets;
}

}  // namespace

Result<Concealed> conceal(const json::Value& claims, const Concealment& options,
                          const Random& random, Arena& arena) {
  if (has_reserved_name(claims) || claims.contains("_sd_alg"))
    return fail(ErrorCode::invalid, where, "a property has a name that only digests may have");
  CAIRN_TRY(auto targets, targets_of(options.disclosable));
  Targets all;
  for (auto& target : targets) all.push_back(&target);
  Concealer concealer(options, random, arena);
  auto payload = concealer.conceal(claims, all, 0);
  for (const auto& target : targets)
    if (!target.met)
      return fail(ErrorCode::invalid, "rfc6901", "nothing stands there",
                  std::string(target.pointer));
  const json::Builder builder(arena);
  if (concealer.made_digests())
    payload = builder.with(payload, "_sd_alg", builder.string(name_of(options.hash)));
  return Concealed{payload, concealer.take_disclosures()};
}

Result<std::string> issue(const json::Value& claims, const json::Value& header,
                          const crypto::PrivateKey& key, crypto::SignatureAlgorithm algorithm,
                          const Concealment& options, const Random& random, Arena& arena) {
  CAIRN_TRY(const auto concealed, conceal(claims, options, random, arena));
  CAIRN_TRY(auto text, crypto::sign_jws(header, json::write(concealed.payload), key, algorithm));
  text += '~';
  for (const auto& disclosure : concealed.disclosures) text.append(disclosure).append("~");
  return text;
}

}  // namespace cairn::sd_jwt
