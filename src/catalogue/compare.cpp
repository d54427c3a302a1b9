// SPDX-License-Identifier: Apache-2.0
#include "catalogue/compare.h"

#include <algorithm>
#include <set>

#include "catalogue/comparable.h"
#include "catalogue/credit.h"
#include "catalogue/levels.h"
#include "catalogue/quantities.h"

namespace cairn::catalogue {
namespace {

ComparedCell cell(Phrase text, std::optional<double> number = std::nullopt) {
  if (text.empty()) return {phrase("unknown"), false};
  return {std::move(text), true, number};
}

Phrase joined_names(const std::vector<std::string>& texts) {
  std::vector<Phrase> names;
  for (const auto& text : texts) names.push_back(as_written(text));
  return joined(names);
}

Phrase with_level(const std::string& name, Level level) {
  return level > 0 ? phrase("{} (level {})", name, level) : as_written(name);
}

// What one offer does for one skill of the goal.
struct Cover {
  Level level = 0;
  bool proposed = false;
  bool reaches = false;
};

Cover cover_of(const std::vector<Taught>& taught, const GoalSkill& wanted) {
  for (const auto& one : taught)
    if (one.skill == wanted.skill)
      return {one.level, one.is_proposed, !one.is_proposed && one.level >= wanted.level};
  return {};
}

bool is_missing(const GoalSkill& wanted) { return wanted.have < wanted.level; }

ComparedCell cover_cell(const Cover& cover, const GoalSkill& wanted) {
  if (!is_missing(wanted)) return cell(phrase("not needed: you have level {}", wanted.have));
  if (cover.level == 0) return cell(phrase("no"));
  if (cover.proposed) return {phrase("perhaps, level {}: not confirmed", cover.level), false};
  if (!cover.reaches && cover.level <= wanted.have)
    return cell(phrase("no, level {} is what you have", cover.level));
  return cell(cover.reaches ? phrase("yes, level {}", cover.level)
                            : phrase("partly, level {}", cover.level));
}

Phrase skills_text(const Offer& offer) {
  std::vector<Phrase> texts;
  for (const auto& taught : offer.teaches)
    texts.push_back(with_level(taught.words.empty() ? taught.skill : taught.words, taught.level));
  return joined(texts);
}

void collect(const Requirement& tree, std::vector<Phrase>& texts, const OfferLookup& lookup) {
  if (tree.kind == Requirement::Kind::skill) {
    texts.push_back(with_level(tree.id, tree.level));
  } else if (tree.kind == Requirement::Kind::offer) {
    const auto* const known = lookup(tree.id);
    texts.push_back(as_written(known != nullptr ? known->title : tree.id));
  } else if (tree.kind == Requirement::Kind::all) {
    for (const auto& part : tree.of) collect(part, texts, lookup);
  } else if (!tree.of.empty()) {
    std::vector<Phrase> choices;
    for (const auto& part : tree.of) collect(part, choices, lookup);
    const auto count = tree.kind == Requirement::Kind::any ? 1 : tree.count;
    texts.push_back(phrase("{} of: {}", count, joined(choices)));
  }
}

Phrase prerequisites_text(const Offer& offer, const OfferLookup& lookup) {
  std::vector<Phrase> texts;
  collect(offer.requires_first, texts, lookup);
  for (const auto& words : offer.prerequisites) texts.push_back(as_written(words));
  return texts.empty() ? phrase("none stated") : joined(texts);
}

Phrase renewal_text(const Offer& offer) {
  if (!offer.renewal_months) return {};
  return *offer.renewal_months == 0 ? phrase("never")
                                    : phrase("every {} months", *offer.renewal_months);
}

Phrase starts_text(const Offer& offer) {
  if (!offer.starts.empty()) return joined_names(offer.starts);
  return offer.pace == Pace::self ? phrase("any day") : Phrase();
}

// Of a stage, a pace or a trial, by the word that files use.
Phrase word_of(std::string_view name) { return name.empty() ? Phrase() : phrase(name); }

// For each skill of the goal that is reached.
ComparedCell price_each(const Offer& offer, std::size_t covered) {
  if (covered == 0) return cell(phrase("covers none"));
  if (!offer.price) return cell({});
  const auto minor = (offer.price->minor + static_cast<std::int64_t>(covered) / 2) /
                     static_cast<std::int64_t>(covered);
  const Price each{minor, offer.price->currency};
  return cell(words_of(each), amount_of(each));
}

ComparedCell hours_cell(const std::optional<Effort>& hours) {
  if (!hours) return cell({});
  return cell(as_written(text_of(*hours)), static_cast<double>(hours->planned_minutes()) / 60);
}

ComparedCell hours_each(const std::optional<Effort>& hours, std::size_t covered) {
  if (covered == 0) return cell(phrase("covers none"));
  if (!hours) return cell({});
  const auto parts = static_cast<std::int64_t>(covered);
  return hours_cell(Effort{hours->minutes_low / parts, hours->minutes_high / parts});
}

ComparedCell price_cell(const Offer& offer) {
  return offer.price ? cell(words_of(*offer.price), amount_of(*offer.price)) : cell({});
}

// The pivot, and what it was found by.
ComparedCell eqf_cell(const Offer& offer) {
  const auto level = qualification_level(offer);
  if (!level) return cell({});
  if (!level->eqf)
    return {phrase("{}: its framework is not referenced to the EQF here", level->own), false};
  return cell(level->own.empty() ? phrase("EQF {}", *level->eqf)
                                 : phrase("EQF {} ({})", *level->eqf, level->own),
              *level->eqf);
}

ComparedCell credit_cell(const Offer& offer) {
  const auto credit = read_credit(offer.credit);
  if (!credit || !credit->ects_hundredths) return cell(credit_words(offer.credit));
  return cell(credit_words(offer.credit), static_cast<double>(*credit->ects_hundredths) / 100);
}

Phrase supervision_text(const Offer& offer) {
  if (!offer.supervised) return {};
  return *offer.supervised ? phrase("yes, somebody watches") : phrase("no");
}

class Table {
 public:
  explicit Table(std::span<const Offer* const> offers) {
    comparison_.offers.assign(offers.begin(), offers.end());
  }
  template <class Read>
  void row(std::string key, Phrase name, Read read) {
    ComparedRow made{std::move(key), std::move(name), {}};
    for (std::size_t i = 0; i < comparison_.offers.size(); ++i)
      made.cells.push_back(read(*comparison_.offers[i], i));
    comparison_.rows.push_back(std::move(made));
  }
  // A row of numbers.
  template <class Read>
  void number_row(std::string key, Phrase name, Better better, Read read) {
    row(std::move(key), std::move(name), std::move(read));
    comparison_.rows.back().better = better;
  }
  // A row of words, empty for unknown.
  template <class Read>
  void text_row(std::string key, Phrase name, Read read) {
    row(std::move(key), std::move(name),
        [&](const Offer& offer, std::size_t) { return cell(read(offer)); });
  }
  Comparison finish() && {
    for (auto& row : comparison_.rows) {
      judge(row, comparison_.offers);
      auto finding = finding_of(row, comparison_.offers);
      if (!finding) continue;
      comparison_.findings.push_back(std::move(finding->sentence));
      comparison_.stands_out.push_back(std::move(finding->stands_out));
    }
    return std::move(comparison_);
  }

 private:
  Comparison comparison_;
};

void add_goal_rows(Table& table, std::span<const Offer* const> offers,
                   std::span<const GoalSkill> goal, const OfferLookup& lookup) {
  std::vector<std::vector<Taught>> taught;
  std::vector<std::size_t> covered(offers.size());
  const auto missing =
      static_cast<std::size_t>(std::count_if(goal.begin(), goal.end(), is_missing));
  for (std::size_t i = 0; i < offers.size(); ++i) {
    taught.push_back(taught_skills(*offers[i], lookup, Trust::proposed));
    for (const auto& wanted : goal)
      covered[i] += is_missing(wanted) && cover_of(taught[i], wanted).reaches ? 1 : 0;
  }
  const bool some_held =
      missing < goal.size() || std::any_of(goal.begin(), goal.end(),
                                           [](const GoalSkill& wanted) { return wanted.have > 0; });
  table.number_row(
      "covered", some_held ? phrase("Covers of what is missing") : phrase("Covers of the goal"),
      Better::more, [&](const Offer&, std::size_t i) {
        return cell(phrase("{} of {}", covered[i], missing), static_cast<double>(covered[i]));
      });
  for (const auto& wanted : goal)
    table.row(
        "covers:" + wanted.skill,
        phrase("{} to level {}", wanted.label.empty() ? wanted.skill : wanted.label, wanted.level),
        [&](const Offer&, std::size_t i) {
          const auto cover = cover_of(taught[i], wanted);
          auto made = cover_cell(cover, wanted);
          made.covers = cover.reaches && is_missing(wanted);
          return made;
        });
  table.number_row(
      "price_each", phrase("Price for each one covered"), Better::less,
      [&](const Offer& offer, std::size_t i) { return price_each(offer, covered[i]); });
  table.number_row("hours_each", phrase("Hours for each one covered"), Better::less,
                   [&](const Offer& offer, std::size_t i) {
                     return hours_each(hours_with_parts(offer, lookup), covered[i]);
                   });
}

}  // namespace

Result<Comparison> compare(std::span<const Offer* const> offers, std::span<const GoalSkill> goal,
                           const OfferLookup& lookup) {
  const std::set<std::string_view> ids = [&] {
    std::set<std::string_view> all;
    for (const auto* offer : offers) all.insert(offer->id);
    return all;
  }();
  if (ids.size() != offers.size() || ids.size() < compared_min || ids.size() > compared_max)
    return fail(ErrorCode::invalid, "catalogue/compare",
                "two to five different offers can be set side by side");
  Table table(offers);
  table.text_row("title", phrase("Offer"),
                 [](const Offer& offer) { return as_written(offer.title); });
  table.text_row("provider", phrase("Provider"),
                 [](const Offer& offer) { return as_written(offer.provider); });
  if (goal.empty())
    table.text_row("teaches", phrase("Teaches"), skills_text);
  else
    add_goal_rows(table, offers, goal, lookup);
  table.number_row("hours", phrase("Hours"), Better::less, [&](const Offer& offer, std::size_t) {
    return hours_cell(hours_with_parts(offer, lookup));
  });
  table.number_row("price", phrase("Price"), Better::less,
                   [](const Offer& offer, std::size_t) { return price_cell(offer); });
  table.text_row("level", phrase("Level"),
                 [](const Offer& offer) { return word_of(name_of(offer.stage)); });
  table.row("eqf", phrase("EQF level"),
            [](const Offer& offer, std::size_t) { return eqf_cell(offer); });
  table.number_row("credit", phrase("Credit"), Better::more,
                   [](const Offer& offer, std::size_t) { return credit_cell(offer); });
  table.text_row("language", phrase("Language"),
                 [](const Offer& offer) { return joined_names(offer.languages); });
  table.text_row("pace", phrase("Pace"),
                 [](const Offer& offer) { return word_of(name_of(offer.pace)); });
  table.text_row("starts", phrase("Starts"), starts_text);
  table.text_row("assessment", phrase("Assessed by"),
                 [](const Offer& offer) { return assessment_words(offer); });
  table.text_row("supervision", phrase("Supervised"), supervision_text);
  table.text_row("proves", phrase("What it proves"), proof_sentence);
  table.text_row("credential", phrase("Credential"),
                 [](const Offer& offer) { return credential_words(offer); });
  table.text_row("renewal", phrase("To be renewed"), renewal_text);
  table.text_row("prerequisites", phrase("Needed before"),
                 [&](const Offer& offer) { return prerequisites_text(offer, lookup); });
  table.text_row("trial", phrase("To try it"),
                 [](const Offer& offer) { return word_of(name_of(offer.trial)); });
  table.text_row("endorsed", phrase("Recognised by"),
                 [](const Offer& offer) { return joined_names(offer.endorsed_by); });
  table.number_row("recognition", phrase("Recognition (0–100)"), Better::more,
                   [](const Offer& offer, std::size_t) {
                     return offer.recognition ? cell(as_written(std::to_string(*offer.recognition)),
                                                     *offer.recognition)
                                              : cell({});
                   });
  return std::move(table).finish();
}

json::Value to_json(const Comparison& comparison, json::Builder builder) {
  std::vector<std::string> ids;
  for (const auto* offer : comparison.offers) ids.push_back(offer->id);
  std::vector<json::Value> rows, findings;
  for (const auto& row : comparison.rows) {
    std::vector<json::Value> cells;
    for (const auto& one : row.cells) {
      json::ObjectBuilder out(builder);
      out.add_string("text", in_english(one.text)).add("known", json::Value::boolean(one.known));
      if (one.number) out.add("number", builder.decimal(*one.number));
      cells.push_back(out.value());
    }
    json::ObjectBuilder out(builder);
    out.add_string("key", row.key)
        .add_string("name", in_english(row.name))
        .add("cells", builder.array(cells));
    if (!row.comparable) out.add("comparable", json::Value::boolean(false));
    rows.push_back(out.add_string_if("note", in_english(row.note)).value());
  }
  for (const auto& finding : comparison.findings)
    findings.push_back(builder.string(in_english(finding)));
  return builder.object({{"offers", builder.strings(ids)},
                         {"rows", builder.array(rows)},
                         {"findings", builder.array(findings)}});
}

}  // namespace cairn::catalogue
