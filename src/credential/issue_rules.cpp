// SPDX-License-Identifier: Apache-2.0
#include "credential/issue_rules.h"

#include "credential/format.h"
#include "credential/presentation.h"
#include "credential/rules.h"

namespace cairn::credential {
namespace {

// What readers forgive, issuers must not write.
void make_strict(Problems& problems) {
  for (auto& problem : problems) problem.severity = Severity::fail;
}

Problem not_of_kind(std::string expected) {
  return {ProblemCode::format_unknown,
          Severity::fail,
          {},
          "vc-data-model-2.0#types",
          std::move(expected)};
}

// The problems of a credential inside a presentation, their paths seen from the presentation.
void append_below(const Presented& inner, Problems& problems) {
  if (inner.form != PresentedAs::object) return;
  for (auto& problem : check(inner.value)) {
    problem.path.insert(0, inner.path);
    problems.push_back(std::move(problem));
  }
}

}  // namespace

Problems issue_problems(const json::Value& credential) {
  const auto format = recognise(credential);
  if (!is_verifiable_credential(format.kind)) return {not_of_kind("a verifiable credential")};
  auto problems = check(credential, format);
  make_strict(problems);
  return problems;
}

Problems present_problems(const json::Value& presentation) {
  const auto format = recognise(presentation);
  if (format.kind != Kind::presentation) return {not_of_kind("a verifiable presentation")};
  auto problems = check(presentation, format);
  for (const auto& inner : presented(presentation)) append_below(inner, problems);
  make_strict(problems);
  return problems;
}

Status may_issue(const json::Value& credential) {
  const auto problems = issue_problems(credential);
  if (problems.empty()) return done;
  const auto& first = problems.front();
  return fail(ErrorCode::invalid, first.where,
              std::string(name_of(first.code)) + ": expected " + first.expected, first.path);
}

}  // namespace cairn::credential
