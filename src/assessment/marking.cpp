// SPDX-License-Identifier: Apache-2.0
#include "assessment/marking.h"

#include <set>

#include "assessment/faults.h"
#include "assessment/limits.h"
#include "base/filled.h"
#include "base/text.h"
#include "json/pointer.h"

namespace cairn::assessment {
namespace {

const Mark* find_mark(const Marking& marking, std::string_view criterion) {
  for (const auto& mark : marking.marks)
    if (mark.criterion == criterion) return &mark;
  return nullptr;
}

void check_comment(FaultList& faults, std::string path, std::string_view text) {
  const auto decoded = decode_utf8(text);
  if (!decoded || decoded->size() > limits::marking_comment_characters_max)
    faults.add(std::move(path), filled("This comment is too long. Use at most {} characters.",
                                       limits::marking_comment_characters_max));
}

void check_marks(FaultList& faults, const Marking& marking, const Rubric& rubric) {
  std::set<std::string_view> seen;
  for (const auto& mark : marking.marks) {
    const auto path = "/marks" + json::pointer_token(mark.criterion);
    const auto index = find_criterion(rubric, mark.criterion);
    if (!index)
      faults.add(path, "The rubric has no such criterion. Use the id of one.");
    else if (mark.level && *mark.level >= rubric.criteria[*index].levels.size())
      faults.add(path + "/level",
                 filled("“{}” has levels from 1 to {}. Choose one.", rubric.criteria[*index].name,
                        rubric.criteria[*index].levels.size()));
    if (!seen.insert(mark.criterion).second)
      faults.add(path, "This criterion is marked twice. Give one mark.");
    check_comment(faults, path + "/comment", mark.comment);
  }
  check_comment(faults, "/comment", marking.comment);
  if (!marking.percent) return;
  if (*marking.percent < 0 || *marking.percent > whole_percent)
    faults.add("/percent", "The score is out of range. Give a number from 0 to 100.");
  if (!marking.marks.empty())
    faults.add("/percent", "Give either marks or a score in percent, not both.");
}

// A total from elsewhere says nothing of any criterion, so one with a level needed is not reached.
Score score_of_total(Hundredths percent, const Rubric& rubric) {
  Score out;
  out.percent = out.points = percent;
  out.points_max = whole_percent;
  for (std::size_t i = 0; i < rubric.criteria.size(); ++i)
    if (rubric.criteria[i].needed) out.below_need.push_back(i);
  out.complete = true;
  return out;
}

void judge(Score& out, const Rubric& rubric) {
  out.enough_percent = !rubric.pass_percent || out.percent >= *rubric.pass_percent;
  out.passed = out.complete && out.enough_percent && out.below_need.empty();
}

// points / points_max in units of 10^-12, cut off below: within 64 bits, also by weight and summed,
// for every rubric that check() lets through.
constexpr std::int64_t one = 1'000'000'000'000;

std::int64_t share_of(const Criterion& criterion, Hundredths points) {
  return one * points / criterion.levels.back().points;
}

}  // namespace

Status check(const Marking& marking, const Rubric& rubric) {
  FaultList faults;
  check_marks(faults, marking, rubric);
  return faults.verdict();
}

Status check_complete(const Marking& marking, const Rubric& rubric) {
  FaultList faults;
  check_marks(faults, marking, rubric);
  if (rubric.criteria.empty() && !marking.percent)
    faults.add("/percent", "Give the score in percent.");
  for (const auto& criterion : rubric.criteria)
    if (!marking.percent && !level_of(marking, criterion.id))
      faults.add("/marks/" + criterion.id + "/level",
                 filled("Choose a level for “{}”.", criterion.name));
  return faults.verdict();
}

std::optional<std::size_t> level_of(const Marking& marking, std::string_view criterion) {
  const auto* mark = find_mark(marking, criterion);
  return mark ? mark->level : std::nullopt;
}

std::string_view comment_of(const Marking& marking, std::string_view criterion) {
  const auto* mark = find_mark(marking, criterion);
  return mark ? std::string_view(mark->comment) : std::string_view();
}

Score score(const Marking& marking, const Rubric& rubric) {
  Score out;
  if (marking.percent) {
    out = score_of_total(*marking.percent, rubric);
    judge(out, rubric);
    return out;
  }
  std::int64_t sum = 0;
  std::int64_t weights = 0;
  for (std::size_t i = 0; i < rubric.criteria.size(); ++i) {
    const auto& criterion = rubric.criteria[i];
    weights += criterion.weight;
    out.points_max += criterion.levels.back().points;
    const auto level = level_of(marking, criterion.id);
    if (!level) {
      out.unmarked.push_back(i);
      continue;
    }
    const auto points = criterion.levels[*level].points;
    out.points += points;
    sum += share_of(criterion, points) * criterion.weight;
    if (criterion.needed && *level < *criterion.needed) out.below_need.push_back(i);
  }
  // Cutting off took less than one unit a weight: given back, so that a tie stays one.
  const auto divisor = one / whole_percent * weights;
  if (weights > 0) out.percent = (sum + weights + divisor / 2) / divisor;
  if (out.percent > whole_percent) out.percent = whole_percent;
  out.complete = out.unmarked.empty() && !rubric.criteria.empty();
  judge(out, rubric);
  return out;
}

}  // namespace cairn::assessment
