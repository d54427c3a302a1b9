// SPDX-License-Identifier: Apache-2.0
#include "catalogue/index.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "catalogue/index_layout.h"

namespace cairn::catalogue {
namespace {

// Takes the sections one after the other; the first that is not as it should be spoils the rest.
class Sections {
 public:
  explicit Sections(std::string_view bytes) : bytes_(bytes) {}

  bool read_head(IndexHead& head) {
    if (bytes_.size() < sizeof head || reinterpret_cast<std::uintptr_t>(bytes_.data()) % 8 != 0)
      return false;
    std::memcpy(&head, bytes_.data(), sizeof head);
    left_ = head.sections;
    return head.magic == index_magic && head.version == index_version &&
           left_ <= (bytes_.size() - sizeof head) / sizeof(IndexSection);
  }

  template <class T>
  void array(std::span<const T>& out) {
    const auto bytes = next();
    if (bytes.size() % sizeof(T) != 0) sound_ = false;
    if (sound_) out = {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  void texts(TextTable& out) {
    array(out.ends);
    out.chars = next();
    check_ends(out.ends, out.chars.size());
  }
  void lists(Lists& out) {
    array(out.ends);
    array(out.all);
    check_ends(out.ends, out.all.size());
  }
  void require(bool holds) { sound_ = sound_ && holds; }
  bool all_sound() const { return sound_ && left_ == 0; }

 private:
  std::string_view next() {
    if (left_ == 0) sound_ = false;
    if (!sound_) return {};
    IndexSection section;
    std::memcpy(&section, bytes_.data() + sizeof(IndexHead) + taken_ * sizeof section,
                sizeof section);
    ++taken_;
    --left_;
    if (section.at % 8 != 0 || section.at > bytes_.size() ||
        section.bytes > bytes_.size() - section.at) {
      sound_ = false;
      return {};
    }
    return bytes_.substr(section.at, section.bytes);
  }
  void check_ends(std::span<const std::uint32_t> ends, std::size_t size) {
    require(std::is_sorted(ends.begin(), ends.end()) && (ends.empty() ? 0 : ends.back()) == size);
  }

  std::string_view bytes_;
  std::size_t left_ = 0, taken_ = 0;
  bool sound_ = true;
};

}  // namespace

std::size_t TextTable::lower_bound(std::string_view text) const {
  std::size_t from = 0, count = size();
  while (count > 0) {
    const auto half = count / 2;
    if ((*this)[from + half] < text) {
      from += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return from;
}

std::optional<std::size_t> TextTable::find(std::string_view text) const {
  const auto at = lower_bound(text);
  return at < size() && (*this)[at] == text ? std::optional(at) : std::nullopt;
}

Result<Index> Index::open(std::string_view bytes) {
  const auto damaged = [] {
    return fail(ErrorCode::unreadable, "catalogue/index",
                "this is no index of this version; it is made anew from the offers");
  };
  Sections sections(bytes);
  IndexHead head;
  if (!sections.read_head(head)) return damaged();
  Index index;
  for_each_section(
      index,
      [&](auto& column) {
        sections.array(column);
        sections.require(column.size() == head.offers);
      },
      [&](auto& array) { sections.array(array); }, [&](TextTable& table) { sections.texts(table); },
      [&](Lists& lists) { sections.lists(lists); });
  sections.require(index.ids.size() == head.offers &&
                   index.words.size() == index.word_offers.ends.size() &&
                   index.skills.size() == index.teachers.ends.size() &&
                   index.parts.size() == index.holders.ends.size() &&
                   index.counted.size() == counted_kinds && index.unknown.size() == counted_fields);
  for (const auto* table :
       {&index.currencies, &index.providers, &index.credentials, &index.languages})
    sections.require(table->size() > 0);
  if (!sections.all_sound()) return damaged();
  index.text_bytes = head.text_bytes;
  return index;
}

}  // namespace cairn::catalogue
