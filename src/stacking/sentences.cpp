// SPDX-License-Identifier: Apache-2.0
#include "stacking/sentences.h"

namespace cairn::stacking {
namespace {

std::vector<std::string> quoted_all(const std::vector<std::string>& ids, const Speech& speech) {
  std::vector<std::string> names;
  for (const auto& id : ids) names.push_back(speech.quoted(id));
  return names;
}

std::string skill_text(const SkillWish& wish, const Speech& speech) {
  if (wish.level <= 1) return speech.skill(wish.skill);
  return speech.say(to_say("{} at level {} or above"),
                    {speech.skill(wish.skill), std::to_string(wish.level)});
}

// What is counted, without conditions.
std::string counted(const Requirement& it, const Speech& speech) {
  const auto& names = it.conditions.achievements;
  if (it.measure == Measure::credits) {
    const auto credits = credits_text(it.amount, speech);
    if (names.empty()) return credits;
    return speech.say(to_say("{} from {}"),
                      {credits, joined_any(speech, quoted_all(names, speech))});
  }
  const auto amount = std::to_string(it.amount);
  if (names.size() == 1 && it.amount == 1) return speech.quoted(names[0]);
  if (!names.empty())
    return speech.say(it.amount == 1 ? to_say("one of {1}") : to_say("{0} of {1}"),
                      {amount, joined_any(speech, quoted_all(names, speech))});
  return it.amount == 1 ? speech.say(to_say("a credential"))
                        : speech.say(to_say("{} credentials"), {amount});
}

void add_lines(const Rule& rule, std::size_t depth, const std::string& pointer,
               const Speech& speech, std::vector<Line>& lines) {
  if (const auto* requirement = rule.requirement()) {
    lines.push_back({depth, pointer, sentence_of(*requirement, speech)});
    return;
  }
  const auto& group = *rule.group();
  lines.push_back({depth, pointer, heading_of(group, speech)});
  const std::string key = group.kind == GroupKind::all   ? "/all/"
                          : group.kind == GroupKind::any ? "/any/"
                                                         : "/of/";
  for (std::size_t i = 0; i < group.parts.size(); ++i)
    add_lines(group.parts[i], depth + 1, pointer + key + std::to_string(i), speech, lines);
}

}  // namespace

std::string credits_text(Credits credits, const Speech& speech) {
  const auto amount = text_of_hundredths(credits);
  return speech.say(credits == one ? to_say("{} credit") : to_say("{} credits"), {amount});
}

std::string percent_text(Percent percent, const Speech& speech) {
  return speech.say(to_say("{} %"), {text_of_hundredths(percent)});
}

std::string sentence_of(const Requirement& it, const Speech& speech) {
  auto text = counted(it, speech);
  const auto& asked = it.conditions;
  if (asked.skill)
    text = speech.say(to_say("{} for the skill {}"), {text, skill_text(*asked.skill, speech)});
  if (asked.eqf_level > 0)
    text =
        speech.say(to_say("{} at EQF level {} or above"), {text, std::to_string(asked.eqf_level)});
  if (asked.result)
    text = speech.say(to_say("{} with a result of {} or better"),
                      {text, percent_text(*asked.result, speech)});
  if (asked.months)
    text = speech.say(asked.months == 1 ? to_say("{0}, awarded within the last month")
                                        : to_say("{0}, awarded within the last {1} months"),
                      {text, std::to_string(*asked.months)});
  return text;
}

std::string heading_of(const Group& group, const Speech& speech) {
  const auto count = std::to_string(group.parts.size());
  if (group.kind == GroupKind::all)
    return group.parts.size() == 1 ? speech.say(to_say("This:"))
                                   : speech.say(to_say("All of these {}:"), {count});
  if (group.kind == GroupKind::any) return speech.say(to_say("Any one of these {}:"), {count});
  return speech.say(to_say("At least {} of these {}:"), {std::to_string(group.count), count});
}

std::vector<Line> lines_of(const Rule& rule, const Speech& speech) {
  std::vector<Line> lines;
  add_lines(rule, 0, "/rule", speech, lines);
  return lines;
}

std::vector<std::string> terms_of(const Stack& stack, const Speech& speech) {
  std::vector<std::string> terms;
  if (const auto& cap = stack.outside_at_most; cap && cap->percent < whole) {
    const bool credits = cap->measure == Measure::credits;
    if (cap->percent == 0)
      terms.push_back(speech.say(to_say("Nothing from other issuers counts.")));
    else
      terms.push_back(
          speech.say(credits ? to_say("At most {} of the credits may come from other issuers.")
                             : to_say("At most {} of the credentials may come from other issuers."),
                     {percent_text(cap->percent, speech)}));
  }
  if (stack.months)
    terms.push_back(speech.say(
        *stack.months == 1 ? to_say("Only what was awarded within the last month counts.")
                           : to_say("Only what was awarded within the last {} months counts."),
        {std::to_string(*stack.months)}));
  for (const auto& names : stack.not_together)
    terms.push_back(speech.say(to_say("Of {} only one counts."),
                               {joined_all(speech, quoted_all(names, speech))}));
  terms.push_back(stack.counting == Counting::once
                      ? speech.say(to_say("Each credential counts for one part only."))
                      : speech.say(to_say("A credential may count for several parts.")));
  return terms;
}

std::string short_of(const Rule& rule, const Speech& speech) {
  if (const auto* requirement = rule.requirement()) return sentence_of(*requirement, speech);
  const auto& group = *rule.group();
  std::vector<std::string> parts;
  for (const auto& part : group.parts) {
    const auto* inner = part.group();
    const auto text = short_of(part, speech);
    parts.push_back(inner && inner->parts.size() > 1 ? speech.say(to_say("({})"), {text}) : text);
  }
  if (parts.size() == 1) return parts[0];
  if (group.kind == GroupKind::all) return joined_all(speech, parts);
  if (group.kind == GroupKind::any) return joined_any(speech, parts);
  return speech.say(to_say("at least {} of: {}"),
                    {std::to_string(group.count), joined_any(speech, parts)});
}

}  // namespace cairn::stacking
