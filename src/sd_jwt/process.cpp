// SPDX-License-Identifier: Apache-2.0
#include "sd_jwt/process.h"

#include <algorithm>

#include "base/limits.h"
#include "encoding/base64.h"
#include "json/build.h"
#include "json/pointer.h"

namespace cairn::sd_jwt {
namespace {

constexpr const char* where = "rfc9901#section-7.1";

// The way from the root to a value; lives on the stack.
struct Step {
  const Step* before;
  std::string_view key;  // of an object's member
  std::size_t index;     // of an array's item
  std::size_t depth;
  bool in_array;
};

class Resolver {
 public:
  Resolver(const SdJwt& token, Arena& arena) : token_(token), arena_(arena) {}

  Result<Processed> run() {
    make_index();
    for (std::size_t i = 1; i < index_.size(); ++i)
      if (index_[i - 1].digest == index_[i].digest) refuse("a disclosure is repeated");
    auto payload = token_.payload;
    if (fault_ == nullptr) resolve(payload, nullptr);
    if (fault_ == nullptr) check_all_used();
    if (too_deep_) return fail(ErrorCode::too_large, where, "it is nested too deeply");
    if (fault_ != nullptr) return fail(ErrorCode::invalid, where, fault_);
    const json::Builder builder(arena_);
    processed_.payload =
        payload.contains("_sd_alg") ? builder.without(payload, "_sd_alg") : payload;
    processed_.hidden = unknown_.size();
    return std::move(processed_);
  }

 private:
  struct Entry {
    std::string_view digest;
    std::size_t disclosure;
    bool used = false;
  };

  void refuse(const char* fault) {
    if (fault_ == nullptr) fault_ = fault;
  }

  void make_index() {
    crypto::Hasher hasher(token_.hash);
    index_.reserve(token_.disclosures.size());
    for (std::size_t i = 0; i < token_.disclosures.size(); ++i) {
      hasher.update(token_.disclosures[i].text);
      const auto digest = encoding::to_base64url(hasher.finish().view());
      index_.push_back({arena_.copy(std::string_view(digest)), i});
    }
    std::ranges::sort(index_, {}, &Entry::digest);
    processed_.shown.reserve(index_.size());
  }

  // The disclosure of a digest, once; nullptr where none was given.
  const Disclosure* take(std::string_view digest, std::size_t& number) {
    const auto found = std::ranges::lower_bound(index_, digest, {}, &Entry::digest);
    if (found == index_.end() || found->digest != digest) {
      unknown_.push_back(digest);
      return nullptr;
    }
    if (found->used) refuse("a digest occurs twice");
    found->used = true;
    number = found->disclosure;
    return &token_.disclosures[number];
  }

  void check_all_used() {
    if (!std::ranges::all_of(index_, &Entry::used))
      return refuse("a disclosure belongs to nothing that was signed");
    auto sorted = unknown_;
    std::ranges::sort(sorted);
    if (std::ranges::adjacent_find(sorted) != sorted.end()) refuse("a digest occurs twice");
  }

  void note(std::size_t disclosure, const Step& at) {
    std::string path;
    write_path(at, path);
    processed_.shown.push_back({disclosure, arena_.copy(std::string_view(path))});
  }
  static void write_path(const Step& at, std::string& path) {
    if (at.before != nullptr) write_path(*at.before, path);
    if (at.in_array)
      path.append("/").append(std::to_string(at.index));
    else
      path.append(json::pointer_token(at.key));
  }

  // Whether the value had to be changed.
  bool resolve(json::Value& value, const Step* at) {
    if (fault_ != nullptr || (!value.is_object() && !value.is_array())) return false;
    if (at != nullptr && at->depth > limits::json_depth_max) {
      too_deep_ = true;
      refuse("");
      return false;
    }
    return value.is_object() ? resolve_object(value, at) : resolve_array(value, at);
  }

  static Step below(const Step* at, std::string_view key) {
    return {at, key, 0, at == nullptr ? 1 : at->depth + 1, false};
  }
  static Step below(const Step* at, std::size_t index) {
    return {at, {}, index, at == nullptr ? 1 : at->depth + 1, true};
  }

  bool resolve_object(json::Value& object, const Step* at) {
    const auto members = object.members();
    const auto* digests = object.find("_sd");
    if (object.contains("...")) refuse("a property has the name of digests in arrays");
    if (digests != nullptr && !digests->is_array()) refuse("\"_sd\" is no list of digests");
    std::span<json::Member> room;
    std::size_t count = 0;
    if (digests != nullptr) room = arena_.array<json::Member>(members.size() + most(*digests));
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (digests == &members[i].value) continue;
      auto member = members[i];
      const auto step = below(at, member.key);
      const bool changed = resolve(member.value, &step);
      if (changed && room.empty()) room = arena_.copy(members);
      if (changed || digests != nullptr) room[count] = member;
      ++count;
    }
    if (digests != nullptr) count = add_disclosed(*digests, at, room, count);
    if (room.empty() || fault_ != nullptr) return false;
    object = json::Value::object(room.first(count));
    return true;
  }

  std::size_t most(const json::Value& digests) const {
    return std::min(digests.items().size(), index_.size());
  }

  std::size_t add_disclosed(const json::Value& digests, const Step* at,
                            std::span<json::Member> room, std::size_t count) {
    const auto before = count;
    for (const auto& digest : digests.items()) {
      if (!digest.is_string()) refuse("\"_sd\" is no list of digests");
      if (fault_ != nullptr) return count;
      std::size_t number = 0;
      const auto* disclosure = take(digest.as_string(), number);
      if (disclosure == nullptr) continue;
      if (disclosure->is_element) refuse("an element of an array is disclosed as a property");
      if (fault_ != nullptr) return count;
      const auto step = below(at, disclosure->name);
      note(number, step);
      auto value = disclosure->value;
      resolve(value, &step);
      room[count++] = {disclosure->name, value};
    }
    check_names(room.first(count), before);
    return count;
  }

  // What is added must not stand there yet.
  void check_names(std::span<const json::Member> members, std::size_t before) {
    constexpr std::size_t comparisons_max = 4096;  // until sorting is quicker
    bool twice = false;
    if (members.size() * (members.size() - before) <= comparisons_max) {
      for (std::size_t i = before; i < members.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) twice = twice || members[i].key == members[j].key;
    } else {
      std::vector<std::string_view> names;
      for (const auto& member : members) names.push_back(member.key);
      std::ranges::sort(names);
      twice = std::ranges::adjacent_find(names) != names.end();
    }
    if (twice) refuse("a property is disclosed that stands there already");
  }

  bool resolve_array(json::Value& array, const Step* at) {
    const auto items = array.items();
    std::span<json::Value> room;
    std::size_t count = 0;
    for (std::size_t i = 0; i < items.size() && fault_ == nullptr; ++i) {
      auto item = items[i];
      const auto step = below(at, count);
      const bool is_digest = item.size() == 1 && item.contains("...");
      const bool kept = !is_digest || disclose_element(item, step);
      const bool changed = is_digest || resolve(item, &step);
      if (changed && room.empty()) room = arena_.copy(items);
      if (!room.empty() && kept) room[count] = item;
      if (kept) ++count;
    }
    if (room.empty() || fault_ != nullptr) return false;
    array = json::Value::array(room.first(count));
    return true;
  }

  // False where the element is kept back.
  bool disclose_element(json::Value& item, const Step& step) {
    const auto digest = item["..."];
    if (!digest.is_string()) refuse("\"...\" holds no digest");
    if (fault_ != nullptr) return false;
    std::size_t number = 0;
    const auto* disclosure = take(digest.as_string(), number);
    if (disclosure == nullptr) return false;
    if (!disclosure->is_element) refuse("a property is disclosed as an element of an array");
    if (fault_ != nullptr) return false;
    note(number, step);
    item = disclosure->value;
    resolve(item, &step);
    return true;
  }

  const SdJwt& token_;
  Arena& arena_;
  std::vector<Entry> index_;  // by digest
  std::vector<std::string_view> unknown_;
  Processed processed_;
  const char* fault_ = nullptr;
  bool too_deep_ = false;
};

// Whether one of the two is the other or stands in it.
bool on_one_way(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return b.starts_with(a) && (b.size() == a.size() || b[a.size()] == '/');
}

}  // namespace

Result<Processed> process(const SdJwt& token, Arena& arena) { return Resolver(token, arena).run(); }

Result<std::vector<std::size_t>> choose(const Processed& processed,
                                        std::span<const std::string> pointers) {
  for (const auto& pointer : pointers)
    if (json::value_at(processed.payload, pointer) == nullptr)
      return fail(ErrorCode::invalid, "rfc6901", "nothing stands there", pointer);
  std::vector<std::size_t> chosen;
  for (const auto& shown : processed.shown)
    if (std::ranges::any_of(pointers,
                            [&](const auto& pointer) { return on_one_way(pointer, shown.path); }))
      chosen.push_back(shown.disclosure);
  std::ranges::sort(chosen);
  return chosen;
}

std::string with_disclosures(const SdJwt& token, std::span<const std::size_t> chosen) {
  std::string text(token.issuer_signed);
  text += '~';
  for (const auto number : chosen) text.append(token.disclosures[number].text).append("~");
  return text;
}

}  // namespace cairn::sd_jwt
