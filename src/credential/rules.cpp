// SPDX-License-Identifier: Apache-2.0
#include "credential/rules.h"

#include "credential/open_badge_2.h"
#include "credential/tables.h"

namespace cairn::credential {
namespace {

// The class to begin with; null where there are no rules for this kind.
const Class* assertion_class(const json::Value& document, Model model) {
  switch (model) {
    case Model::open_badges_0_5: return &tables::assertion_0_5;
    case Model::open_badges_1_0:
    case Model::open_badges_1_1: return &tables::assertion_1;
    default: return says_revoked(document) ? &tables::revoked_assertion : &tables::assertion;
  }
}

const Class* first_class(const json::Value& document, const Format& format) {
  const bool old = format.model == Model::open_badges_1_0 || format.model == Model::open_badges_1_1;
  switch (format.kind) {
    case Kind::credential:
    case Kind::status_list_credential:
      return format.model == Model::vcdm_1_1 ? &tables::vc_credential_1_1 : &tables::vc_credential;
    case Kind::achievement_credential: return &tables::achievement_credential;
    case Kind::clr_credential: return &tables::clr_credential;
    case Kind::endorsement_credential: return &tables::endorsement_credential;
    case Kind::presentation: return &tables::vc_presentation;
    case Kind::enveloped_credential: return &tables::enveloped_credential;
    case Kind::enveloped_presentation: return &tables::enveloped_presentation;
    case Kind::assertion: return assertion_class(document, format.model);
    case Kind::badge_class: return old ? &tables::badge_class_1 : &tables::badge_class;
    case Kind::issuer_profile: return old ? &tables::issuer_1 : &tables::issuer;
    case Kind::revocation_list: return &tables::revocation_list;
    case Kind::unknown: return nullptr;
  }
  return nullptr;
}

}  // namespace

Problems check(const json::Value& document, const Format& format) {
  Problems problems;
  Checker checker(problems);
  if (const auto* of = first_class(document, format))
    checker.object(document, *of);
  else
    checker.report(ProblemCode::format_unknown, "a credential, presentation or badge");
  return problems;
}

}  // namespace cairn::credential
