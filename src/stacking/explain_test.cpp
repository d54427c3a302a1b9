// SPDX-License-Identifier: Apache-2.0
#include "stacking/explain.h"

#include <gtest/gtest.h>

#include "stacking/rule_json.h"
#include "stacking/test_cases.h"

namespace cairn::stacking::test {
namespace {

// Any two of three plus six credits at EQF 5, at most 40 % from outside.
constexpr std::string_view two_of_three =
    R"({"version":1,"rule":{"all":[{"at_least":2,"of":[{"achievement":"A"},{"achievement":"B"},)"
    R"({"achievement":"C"}]},{"credits":6,"eqf_at_least":5}]},)"
    R"("outside_at_most":{"percent":40,"of":"credits"}})";

// A, B, C with 2 credits each; D and E with 3 at EQF 5; F with 4 from outside, at EQF 5.
std::vector<Kind> kinds() {
  std::vector<Kind> all;
  for (const char* name : {"A", "B", "C"}) all.push_back({name, Source::here, 200, 4, {}});
  for (const char* name : {"D", "E"}) all.push_back({name, Source::here, 300, 5, {}});
  all.push_back({"https://f.example/a", Source::outside, 400, 5, {}});
  return all;
}

Explanation explained(std::string_view rule, std::vector<KindId> held_kinds) {
  const auto stack = read_stack(rule);
  EXPECT_TRUE(stack.ok());
  const auto all = kinds();
  std::vector<Record> held;
  for (const auto kind : held_kinds) held.push_back({kind, no_result, test_day, never});
  const Compiled compiled(*stack, all, "", test_day);
  return Explainer().explain(*stack, compiled, all, held, earnable(all, test_day), plain_speech());
}

TEST(Explain, CountsWhatIsThereAndNamesTheNearest) {
  const auto it = explained(two_of_three, {0, 3});
  EXPECT_EQ(it.completion, Completion::incomplete);
  EXPECT_EQ(it.sentence,
            "0 of 2; missing: at least 2 of: “A”, “B” or “C” and 6 credits at EQF level 5 or "
            "above; the nearest are “B” (2 credits) and “E” (3 credits).");
  EXPECT_EQ(it.progress.parts[0].sentence,
            "1 of 2; missing: 1 of “B” or “C”; the nearest is “B” (2 credits).");
  EXPECT_EQ(it.progress.parts[1].sentence,
            "3 of 6 credits; missing: 3; the nearest is “E” (3 credits).");
  EXPECT_EQ(it.progress.parts[0].parts[0].sentence, "Done, with “A”.");
  EXPECT_EQ(it.progress.parts[0].parts[2].sentence, "Missing.");
  EXPECT_EQ(it.progress.parts[0].parts[2].pointer, "/rule/all/0/of/2");
  EXPECT_TRUE(it.nearest_is_proven);
  EXPECT_EQ(it.nearest_credits, 500);
  EXPECT_EQ(it.done, 1);
  EXPECT_EQ(it.parts, 3);
}

TEST(Explain, NamesThePartsOfWhatIsComplete) {
  const auto it = explained(two_of_three, {0, 1, 2, 3, 4});
  EXPECT_EQ(it.completion, Completion::complete);
  EXPECT_EQ(it.sentence, "Complete, with “A”, “B”, “D” and “E”.");
  EXPECT_EQ(it.counted, (std::vector<std::uint32_t>{0, 1, 3, 4}));
  EXPECT_EQ(it.progress.sentence, "Done: 2 of 2.");
  EXPECT_EQ(it.progress.parts[0].parts[2].sentence, "Done, with “C”.");  // not needed, but there
}

TEST(Explain, SaysWhenTooMuchComesFromOutside) {
  // 4 of 11 credits from outside is within 40 %; with a cap of 31 % it is not, and 4 of 13 is.
  EXPECT_EQ(explained(two_of_three, {0, 1, 3, 5}).completion, Completion::complete);
  auto strict = std::string(two_of_three);
  strict.replace(strict.find("40"), 2, "31");
  const auto it = explained(strict, {0, 1, 3, 5});
  EXPECT_EQ(it.completion, Completion::incomplete);
  EXPECT_EQ(it.sentence,
            "36.36 % of the credits that count come from other issuers; at most 31 % may; the "
            "nearest is “C” (2 credits).");
  EXPECT_EQ(it.outside, 3636);
  EXPECT_EQ(it.remark, "It would be complete if more than 31 % from other issuers could count.");
}

TEST(Explain, SaysWhatCannotBeReached) {
  const auto it = explained(R"({"version":1,"rule":{"credits":50,"eqf_at_least":5}})", {3});
  EXPECT_FALSE(it.nearest_is_known);
  EXPECT_EQ(it.sentence, "3 of 50 credits; missing: 47.");
  EXPECT_EQ(it.progress.state, State::begun);
}

TEST(Explain, AgreesWithTheEvaluation) {
  Explainer explainer;
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    const auto it = random_case(seed, 7);
    const Compiled compiled(it.stack, it.kinds, it.own, test_day);
    const auto told =
        explainer.explain(it.stack, compiled, it.kinds, it.held, it.offered, plain_speech());
    EXPECT_EQ(told.completion, Evaluator().evaluate(compiled, it.held));
    EXPECT_FALSE(told.sentence.empty());
    if (told.completion == Completion::complete) {
      EXPECT_EQ(told.progress.state, State::done) << "seed " << seed;
      EXPECT_TRUE(told.nearest.empty());
      EXPECT_EQ(told.done, told.parts);
    } else if (told.nearest_is_known) {
      EXPECT_FALSE(told.nearest.empty()) << "seed " << seed;
    }
  }
}

TEST(Sentences, SayEveryKindOfRequirement) {
  const auto speech = plain_speech();
  const auto said = [&](std::string_view rule) {
    const auto stack = read_stack(R"({"version":1,"rule":)" + std::string(rule) + "}");
    EXPECT_TRUE(stack.ok()) << rule;
    return short_of(stack->rule, speech);
  };
  EXPECT_EQ(said(R"({"achievement":"A"})"), "“A”");
  EXPECT_EQ(said(R"({"achievement":"A","result_at_least":70,"within_months":24})"),
            "“A” with a result of 70 % or better, awarded within the last 24 months");
  EXPECT_EQ(said(R"({"credits":2.5,"among":["A","B"]})"), "2.5 credits from “A” or “B”");
  EXPECT_EQ(said(R"({"credits":1})"), "1 credit");
  EXPECT_EQ(said(R"({"credentials":2,"among":["A","B","C"]})"), "2 of “A”, “B” or “C”");
  EXPECT_EQ(said(R"({"skill":"S","level_at_least":3})"),
            "a credential for the skill S at level 3 or above");
  EXPECT_EQ(said(R"({"credentials":3,"eqf_at_least":6})"), "3 credentials at EQF level 6 or above");
  EXPECT_EQ(
      said(R"({"any":[{"achievement":"A"},{"all":[{"achievement":"B"},{"achievement":"C"}]}]})"),
      "“A” or (“B” and “C”)");
}

TEST(Sentences, WriteARuleOutLineByLine) {
  const auto stack = read_stack(two_of_three);
  std::string text;
  for (const auto& line : lines_of(stack->rule, plain_speech()))
    text += std::string(2 * line.depth, ' ') + line.text + "\n";
  for (const auto& term : terms_of(*stack, plain_speech())) text += term + "\n";
  EXPECT_EQ(text,
            "All of these 2:\n"
            "  At least 2 of these 3:\n"
            "    “A”\n"
            "    “B”\n"
            "    “C”\n"
            "  6 credits at EQF level 5 or above\n"
            "At most 40 % of the credits may come from other issuers.\n"
            "Each credential counts for one part only.\n");
}

TEST(Sentences, AreSaidInAnotherLanguageInItsOwnOrder) {
  auto speech = plain_speech();
  speech.translate = [](std::string_view text) -> std::string {
    return text == "At least {} of these {}:" ? "Von diesen {1} mindestens {0}:"
                                              : std::string(text);
  };
  Group group{GroupKind::at_least, 2, {Rule{}, Rule{}, Rule{}}};
  EXPECT_EQ(heading_of(group, speech), "Von diesen 3 mindestens 2:");
}

}  // namespace
}  // namespace cairn::stacking::test
