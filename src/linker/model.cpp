// SPDX-License-Identifier: Apache-2.0
// The model file, little-endian: magic, version, digests of the framework and the lexicon, then
// each array with the number of its elements, last a checksum of all before it.
#include "linker/model.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>

#include "linker/hash.h"
#include "linker/limits.h"
#include "linker/training.h"

namespace cairn::linker {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the model's arrays are written as they lie in memory");

constexpr std::string_view magic = "cairnlnk";
constexpr std::uint32_t version = 2;

// Eight bytes at a time: the file is checked whenever it is opened.
std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t sum = bytes.size();
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    sum = std::rotl((sum ^ word) * 0x9e3779b97f4a7c15ULL, 29);
  }
  return mix(sum ^ hash_text(bytes.substr(at)));
}

// Calls visit with each array of the model, in the file's order.
template <class AnyModel, class Visit>
void each_array(AnyModel& model, Visit visit) {
  visit(model.weights.steps());
  visit(model.table.bytes);
  visit(model.table.steps);
  for (auto* const meanings : {&model.skills, &model.occupations}) {
    auto& names = meanings->names;
    visit(names.stems);
    visit(names.worth);
    visit(names.posting_begin);
    visit(names.posting_entry);
    visit(names.posting_impact);
    visit(names.form_begin);
    visit(names.form_entry);
    visit(names.form_spelling);
    visit(names.form_own);
    visit(names.term_begin);
    visit(names.form_terms);
    visit(names.name_hashes);
    visit(names.name_forms);
    visit(meanings->vectors);
    visit(meanings->steps);
  }
  visit(model.skill_groups.centres);
  visit(model.skill_groups.centre_steps);
  visit(model.skill_groups.begin);
  visit(model.skill_groups.members);
}

template <class T>
void append(std::string& out, const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
bool take(std::string_view& bytes, T& value) {
  if (bytes.size() < sizeof value) return false;
  std::memcpy(&value, bytes.data(), sizeof value);
  bytes.remove_prefix(sizeof value);
  return true;
}

template <class T>
bool take(std::string_view& bytes, std::vector<T>& values) {
  std::uint64_t count = 0;
  if (!take(bytes, count) || count > bytes.size() / sizeof(T)) return false;
  values.resize(count);
  if (count > 0) std::memcpy(values.data(), bytes.data(), count * sizeof(T));
  bytes.remove_prefix(count * sizeof(T));
  return true;
}

// Offsets that ascend from 0 to `size`, `count` + 1 of them.
bool divides(const std::vector<std::uint32_t>& offsets, std::size_t count, std::size_t size) {
  if (offsets.size() != count + 1 || offsets.front() != 0 || offsets.back() != size) return false;
  for (std::size_t i = 0; i < count; ++i)
    if (offsets[i] > offsets[i + 1]) return false;
  return true;
}

// Every range has at least one.
bool none_empty(const std::vector<std::uint32_t>& offsets) {
  return std::ranges::adjacent_find(offsets, std::ranges::greater_equal{}) == offsets.end();
}

// Weights and steps are small and no less than nothing.
bool sane(const std::vector<float>& values) {
  constexpr float largest = 1000;
  return std::ranges::all_of(values, [](float value) { return value >= 0 && value <= largest; });
}

bool below(const std::vector<std::uint32_t>& values, std::size_t limit) {
  for (const auto value : values)
    if (value >= limit) return false;
  return true;
}

bool holds_together(const Meanings& meanings, std::size_t entries) {
  const auto& names = meanings.names;
  const auto terms = names.stems.size();
  const auto forms = names.form_entry.size();
  return names.worth.size() == terms && sane(names.worth) && sane(meanings.steps) &&
         none_empty(names.term_begin) &&
         names.posting_impact.size() == names.posting_entry.size() &&
         divides(names.posting_begin, terms, names.posting_entry.size()) &&
         below(names.posting_entry, entries) && divides(names.form_begin, entries, forms) &&
         below(names.form_entry, entries) && names.form_spelling.size() == forms &&
         names.form_own.size() == forms &&
         divides(names.term_begin, forms, names.form_terms.size()) &&
         below(names.form_terms, terms) && names.name_hashes.size() == names.name_forms.size() &&
         below(names.name_forms, forms) && meanings.vectors.size() == entries * dimensions &&
         meanings.steps.size() == entries;
}

bool holds_together(const Groups& groups, std::size_t entries) {
  return groups.size() > 0 && sane(groups.centre_steps) &&
         groups.centres.size() == groups.size() * dimensions &&
         divides(groups.begin, groups.size(), entries) && groups.members.size() == entries &&
         below(groups.members, entries);
}

class Digest {
 public:
  void add(std::string_view text) { value_ = combine(value_ + text.size(), checksum(text)); }
  void add(std::uint64_t number) { value_ = combine(value_, number); }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0;
};

template <class Item>
void add_names(const Item& item, Digest& digest) {
  digest.add(item.id);
  digest.add(item.label);
  digest.add(item.other_labels.size());
  for (const auto& other : item.other_labels) digest.add(other);
  digest.add(item.description);
}

void add_phrases(const std::vector<Phrases>& all, Digest& digest) {
  digest.add(all.size());
  for (const auto& one : all) {
    digest.add(one.label);
    digest.add(one.phrases.size());
    for (const auto& phrase : one.phrases) digest.add(phrase);
  }
}

Error refuse(ErrorCode code, std::string why) {
  return fail(code, "linker/open", std::move(why) + " Import the framework again.");
}

struct Header {
  std::uint32_t version = 0;
  Origin origin{};
};

// Takes it from the front of `bytes`.
Result<Header> read_header(std::string_view& bytes) {
  if (bytes.size() > limits::model_bytes_max)
    return refuse(ErrorCode::too_large, "The linker's model is too large.");
  if (!bytes.starts_with(magic))
    return refuse(ErrorCode::unreadable, "The file is no model of the linker.");
  bytes.remove_prefix(magic.size());
  Header header;
  if (!take(bytes, header.version))
    return refuse(ErrorCode::unreadable, "The linker's model is cut short.");
  if (header.version != version)
    return refuse(ErrorCode::unsupported, "The linker's model is of another version.");
  if (!take(bytes, header.origin))
    return refuse(ErrorCode::unreadable, "The linker's model is cut short.");
  return header;
}

}  // namespace

std::uint64_t digest_of(const skills::Framework& framework) {
  Digest digest;
  digest.add(framework.skills.size());
  for (const auto& skill : framework.skills) add_names(skill, digest);
  for (const auto& occupation : framework.occupations) {
    add_names(occupation, digest);
    digest.add(occupation.essential.size());
    for (const auto& needed : occupation.essential) digest.add(needed.skill);
    for (const auto& needed : occupation.optional) digest.add(needed.skill);
  }
  return digest.value();
}

std::uint64_t digest_of(const Lexicon& lexicon) {
  Digest digest;
  add_phrases(lexicon.skills, digest);
  add_phrases(lexicon.occupations, digest);
  for (const auto* const lines : {&lexicon.boilerplate, &lexicon.frames}) {
    digest.add(lines->size());
    for (const auto& line : *lines) digest.add(line);
  }
  return digest.value();
}

std::string save(const Model& model, const Origin& origin) {
  std::string out(magic);
  append(out, version);
  append(out, origin);
  each_array(model, [&](const auto& values) {
    append(out, std::uint64_t{values.size()});
    out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof values[0]);
  });
  return sealed(std::move(out));
}

std::string sealed(std::string bytes) {
  append(bytes, checksum(bytes));
  return bytes;
}

bool learnt_from(std::string_view model, const Lexicon& lexicon) {
  const auto header = read_header(model);
  return header.ok() && header->origin.lexicon == digest_of(lexicon);
}

Result<Model> open_model(std::string_view bytes, const skills::Framework& framework) {
  auto rest = bytes;
  CAIRN_TRY(const auto header, read_header(rest));
  std::uint64_t sum = 0;
  if (rest.size() < sizeof sum)
    return refuse(ErrorCode::unreadable, "The linker's model is cut short.");
  std::memcpy(&sum, bytes.data() + bytes.size() - sizeof sum, sizeof sum);
  if (sum != checksum(bytes.substr(0, bytes.size() - sizeof sum)))
    return refuse(ErrorCode::unreadable, "The linker's model is damaged.");
  if (header.origin.framework != digest_of(framework))
    return refuse(ErrorCode::conflict, "The linker was trained from another framework.");
  rest.remove_suffix(sizeof sum);
  Model model;
  bool whole = true;
  each_array(model, [&](auto& values) { whole = whole && take(rest, values); });
  whole = whole && rest.empty() && model.weights.steps().size() == weight_buckets &&
          model.table.bytes.size() == std::size_t{rows} * dimensions &&
          model.table.steps.size() == rows && sane(model.table.steps) &&
          holds_together(model.skills, framework.skills.size()) &&
          holds_together(model.occupations, framework.occupations.size()) &&
          holds_together(model.skill_groups, framework.skills.size());
  if (!whole) return refuse(ErrorCode::unreadable, "The linker's model is damaged.");
  return model;
}

}  // namespace cairn::linker
