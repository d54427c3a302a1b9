// SPDX-License-Identifier: Apache-2.0
#include "skills/framework_file.h"

#include <algorithm>
#include <bit>

#include "base/word.h"
#include "skills/limits.h"

namespace cairn::skills {
namespace {

constexpr const char* where = "skills/framework file";
constexpr std::string_view magic = "CAIRNFW1";
constexpr std::size_t checksum_bytes = 8;

std::uint64_t little_endian(std::uint64_t word) {
  if constexpr (std::endian::native == std::endian::little) return word;
  return __builtin_bswap64(word);
}

// Eight bytes at a time; against damage, not against forgers.
std::uint64_t checksum_of(std::string_view text) {
  constexpr std::uint64_t prime = 0x9E3779B97F4A7C15;
  std::uint64_t sum = text.size() * prime;
  const auto add = [&](std::uint64_t word) {
    sum = (sum ^ word) * prime;
    sum ^= sum >> 32;
  };
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) add(little_endian(load_word(text.data() + at)));
  for (; at < text.size(); ++at) add(static_cast<std::uint8_t>(text[at]));
  return sum;
}

class Writer {
 public:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_ += static_cast<char>(value | 0x80);
    out_ += static_cast<char>(value);
  }
  void text(std::string_view value) {
    number(value.size());
    out_ += value;
  }
  void texts(const std::vector<std::string>& values) {
    number(values.size());
    for (const auto& value : values) text(value);
  }
  // Ascending positions, as the steps between them.
  void positions(const std::vector<std::uint32_t>& values) {
    number(values.size());
    std::uint32_t before = 0;
    for (const auto value : values) {
      number(value - before);
      before = value;
    }
  }
  void wanted(const std::vector<OccupationSkill>& values) {
    number(values.size());
    std::uint32_t before = 0;
    for (const auto& value : values) {
      number(value.skill - before);
      number(value.level | unsigned{value.importance} << 3);
      before = value.skill;
    }
  }
  void translations(const std::vector<Translation>& values) {
    number(values.size());
    for (const auto& value : values) {
      text(value.language);
      text(value.label);
    }
  }
  void fixed(std::uint64_t value) {
    for (std::size_t i = 0; i < checksum_bytes; ++i) out_ += static_cast<char>(value >> (8 * i));
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

void write(const Skill& skill, Writer& out) {
  out.text(skill.id);
  out.text(skill.label);
  out.texts(skill.other_labels);
  out.texts(skill.hidden_labels);
  out.text(skill.description);
  out.number(static_cast<unsigned>(skill.type) | unsigned{skill.transversal} << 1);
  out.positions(skill.broader);
  out.positions(skill.related);
  out.texts(skill.groups);
  out.translations(skill.translations);
  const bool any = std::any_of(skill.can_do.begin(), skill.can_do.end(),
                               [](const auto& text) { return !text.empty(); });
  out.number(any ? 1 : 0);
  if (any)
    for (const auto& text : skill.can_do) out.text(text);
}

void write(const Occupation& occupation, Writer& out) {
  out.text(occupation.id);
  out.text(occupation.label);
  out.texts(occupation.other_labels);
  out.text(occupation.description);
  out.text(occupation.code);
  out.wanted(occupation.essential);
  out.wanted(occupation.optional);
  out.translations(occupation.translations);
  out.positions(occupation.broader);
  out.texts(occupation.groups);
  out.texts(occupation.tasks);
}

// Reads what Writer writes; after the first fault everything is empty and `good` is false.
class Reader {
 public:
  explicit Reader(std::string_view text) : at_(text.data()), end_(at_ + text.size()) {}

  bool good() const { return good_; }
  bool at_end() const { return at_ == end_; }
  void refuse() {
    good_ = false;
    at_ = end_;
  }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && at_ != end_; shift += 7) {
      const auto byte = static_cast<std::uint8_t>(*at_++);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    refuse();
    return 0;
  }
  // How many things follow, each at least a byte.
  std::size_t count(std::size_t max) {
    const auto value = number();
    if (value <= max && value <= static_cast<std::size_t>(end_ - at_)) return value;
    refuse();
    return 0;
  }
  std::string text(std::size_t max) {
    const auto size = count(max);
    std::string value(at_, size);
    at_ += size;
    return value;
  }
  std::vector<std::string> texts(std::size_t count_max, std::size_t bytes_max) {
    std::vector<std::string> values(count(count_max));
    for (auto& value : values) value = text(bytes_max);
    return values;
  }
  // The position after `before`; of the first one `before` is nothing.
  std::uint32_t position(std::optional<std::uint32_t> before, std::uint32_t end) {
    const auto step = number();
    const auto value = before.value_or(0) + step;
    if (step < end && value < end && (step > 0 || !before))
      return static_cast<std::uint32_t>(value);
    refuse();
    return 0;
  }
  std::vector<std::uint32_t> positions(std::uint32_t end) {
    std::vector<std::uint32_t> values(count(end));
    std::optional<std::uint32_t> before;
    for (auto& value : values) before = value = position(before, end);
    return values;
  }
  std::vector<OccupationSkill> wanted(std::uint32_t end) {
    std::vector<OccupationSkill> values(count(end));
    std::optional<std::uint32_t> before;
    for (auto& value : values) {
      before = value.skill = position(before, end);
      const auto weights = number();
      value.level = static_cast<Level>(weights & 7);
      value.importance = static_cast<std::uint8_t>(weights >> 3);
      if (value.level > level_max || weights >> 3 > level_max) refuse();
    }
    return values;
  }
  std::vector<Translation> translations() {
    std::vector<Translation> values(count(limits::text_bytes_max));
    for (auto& value : values) {
      value.language = text(limits::id_bytes_max);
      value.label = text(limits::label_bytes_max);
    }
    return values;
  }

 private:
  const char* at_;
  const char* end_;
  bool good_ = true;
};

Skill read_skill(Reader& in, std::uint32_t skills) {
  Skill skill;
  skill.id = in.text(limits::id_bytes_max);
  skill.label = in.text(limits::label_bytes_max);
  skill.other_labels = in.texts(limits::labels_max, limits::label_bytes_max);
  skill.hidden_labels = in.texts(limits::labels_max, limits::label_bytes_max);
  skill.description = in.text(limits::text_bytes_max);
  const auto marks = in.number();
  if (marks > 3) in.refuse();
  skill.type = (marks & 1) != 0 ? SkillType::knowledge : SkillType::competence;
  skill.transversal = (marks & 2) != 0;
  skill.broader = in.positions(skills);
  skill.related = in.positions(skills);
  skill.groups = in.texts(limits::groups_max, limits::id_bytes_max);
  skill.translations = in.translations();
  if (in.number() == 1)
    for (auto& text : skill.can_do) text = in.text(limits::text_bytes_max);
  return skill;
}

Occupation read_occupation(Reader& in, std::uint32_t skills, std::uint32_t occupations) {
  Occupation occupation;
  occupation.id = in.text(limits::id_bytes_max);
  occupation.label = in.text(limits::label_bytes_max);
  occupation.other_labels = in.texts(limits::labels_max, limits::label_bytes_max);
  occupation.description = in.text(limits::text_bytes_max);
  occupation.code = in.text(limits::id_bytes_max);
  occupation.essential = in.wanted(skills);
  occupation.optional = in.wanted(skills);
  occupation.translations = in.translations();
  occupation.broader = in.positions(occupations);
  occupation.groups = in.texts(limits::groups_max, limits::id_bytes_max);
  occupation.tasks = in.texts(limits::tasks_max, limits::text_bytes_max);
  return occupation;
}

template <class Items>
bool ascends(const Items& items) {
  return std::adjacent_find(items.begin(), items.end(), [](const auto& a, const auto& b) {
           return a.id >= b.id;
         }) == items.end();
}

Error damaged() {
  return fail(ErrorCode::unreadable, where,
              "the stored framework is damaged or of another version of Cairn: import it again "
              "with `cairn skills import`");
}

void read_head(Reader& in, FrameworkSummary& head) {
  for (auto* text : {&head.name, &head.title, &head.version, &head.language, &head.attribution,
                     &head.licence, &head.level_scale, &head.incomplete})
    *text = in.text(limits::label_bytes_max * 2);
  head.skills = in.number();
  head.occupations = in.number();
  head.groups = in.number();
  if (head.skills > limits::skills_max || head.occupations > limits::occupations_max ||
      head.groups > limits::groups_max)
    in.refuse();
}

}  // namespace

FrameworkSummary summary_of(const Framework& framework) {
  return {.name = framework.name,
          .title = framework.title,
          .version = framework.version,
          .language = framework.language,
          .attribution = framework.attribution,
          .licence = framework.licence,
          .level_scale = framework.level_scale,
          .incomplete = framework.incomplete,
          .skills = framework.skills.size(),
          .occupations = framework.occupations.size(),
          .groups = framework.groups.size()};
}

std::string write_framework(const Framework& framework) {
  Writer body;
  for (const auto* text :
       {&framework.name, &framework.title, &framework.version, &framework.language,
        &framework.attribution, &framework.licence, &framework.level_scale, &framework.incomplete})
    body.text(*text);
  body.number(framework.skills.size());
  body.number(framework.occupations.size());
  body.number(framework.groups.size());
  for (const auto& skill : framework.skills) write(skill, body);
  for (const auto& occupation : framework.occupations) write(occupation, body);
  for (const auto& group : framework.groups) {
    body.text(group.id);
    body.text(group.label);
    body.text(group.broader);
  }
  const auto text = body.take();
  Writer sum;
  sum.fixed(checksum_of(text));
  return std::string(magic) + sum.take() + text;
}

Result<FrameworkSummary> read_framework_summary(ByteView bytes) {
  const auto all = as_text(bytes);
  if (!all.starts_with(magic) || all.size() < magic.size() + checksum_bytes) return damaged();
  FrameworkSummary head;
  head.checksum = little_endian(load_word(all.data() + magic.size()));
  Reader in(all.substr(magic.size() + checksum_bytes));
  read_head(in, head);
  if (!in.good()) return damaged();
  return head;
}

Result<Framework> read_framework(ByteView bytes) {
  if (bytes.size() > limits::framework_bytes_max)
    return fail(ErrorCode::too_large, where, "the stored framework is larger than is read");
  CAIRN_TRY(auto head, read_framework_summary(bytes));
  const auto body = as_text(bytes).substr(magic.size() + checksum_bytes);
  if (checksum_of(body) != head.checksum) return damaged();
  Reader in(body);
  read_head(in, head);
  Framework framework{.name = std::move(head.name),
                      .title = std::move(head.title),
                      .version = std::move(head.version),
                      .language = std::move(head.language),
                      .attribution = std::move(head.attribution),
                      .licence = std::move(head.licence),
                      .level_scale = std::move(head.level_scale),
                      .incomplete = std::move(head.incomplete)};
  const auto skills = static_cast<std::uint32_t>(head.skills);
  const auto occupations = static_cast<std::uint32_t>(head.occupations);
  // Each takes some bytes: what a damaged head counts is not believed.
  constexpr std::size_t bytes_min = 8;
  framework.skills.reserve(std::min<std::size_t>(skills, body.size() / bytes_min));
  framework.occupations.reserve(std::min<std::size_t>(occupations, body.size() / bytes_min));
  for (std::uint32_t i = 0; i < skills && in.good(); ++i)
    framework.skills.push_back(read_skill(in, skills));
  for (std::uint32_t i = 0; i < occupations && in.good(); ++i)
    framework.occupations.push_back(read_occupation(in, skills, occupations));
  for (std::uint64_t i = 0; i < head.groups && in.good(); ++i) {
    auto& group = framework.groups.emplace_back();
    group.id = in.text(limits::id_bytes_max);
    group.label = in.text(limits::label_bytes_max);
    group.broader = in.text(limits::id_bytes_max);
  }
  if (!in.good() || !in.at_end() || !ascends(framework.skills) || !ascends(framework.occupations) ||
      !ascends(framework.groups))
    return damaged();
  return framework;
}

}  // namespace cairn::skills
