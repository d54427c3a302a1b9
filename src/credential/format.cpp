// SPDX-License-Identifier: Apache-2.0
#include "credential/format.h"

#include <algorithm>
#include <array>

namespace cairn::credential {
namespace {

// `type` as VCDM and Open Badges 2.x write it; documents of JSON-LD may say `@type`.
json::Value type_of(const json::Value& object) {
  const auto* type = object.find("type");
  if (!type) type = object.find("@type");
  return type ? *type : json::Value();
}

template <class Predicate>
bool any_context(const json::Value& document, Predicate predicate) {
  const auto value = document["@context"];
  const auto entries = json::as_list(value);
  return std::any_of(entries.begin(), entries.end(),
                     [&](const json::Value& entry) { return predicate(entry.as_string()); });
}

bool has_context(const json::Value& document, std::string_view url) {
  return any_context(document, [&](std::string_view entry) { return entry == url; });
}

bool any_subject_is(const json::Value& credential, std::string_view type) {
  const auto value = credential["credentialSubject"];
  const auto subjects = json::as_list(value);
  return std::any_of(subjects.begin(), subjects.end(),
                     [&](const json::Value& subject) { return has_type(subject, type); });
}

Model vcdm_of(const json::Value& document) {
  if (has_context(document, context_vcdm_2)) return Model::vcdm_2_0;
  if (has_context(document, context_vcdm_1)) return Model::vcdm_1_1;
  return document.contains("issuanceDate") ? Model::vcdm_1_1 : Model::vcdm_2_0;
}

struct NamedKind {
  std::string_view type;
  Kind kind;
};
constexpr NamedKind named_kinds[] = {
    {"EnvelopedVerifiableCredential", Kind::enveloped_credential},
    {"EnvelopedVerifiablePresentation", Kind::enveloped_presentation},
    {"VerifiablePresentation", Kind::presentation},
    {"ClrCredential", Kind::clr_credential},
    {"OpenBadgeCredential", Kind::achievement_credential},
    {"AchievementCredential", Kind::achievement_credential},
    {"EndorsementCredential", Kind::endorsement_credential},
    {"BitstringStatusListCredential", Kind::status_list_credential},
    {"StatusList2021Credential", Kind::status_list_credential},
    {"VerifiableCredential", Kind::credential},
};

Kind vcdm_kind(const json::Value& document) {
  for (const auto& [type, kind] : named_kinds) {
    if (!has_type(document, type)) continue;
    // A badge that forgot to say so: the context and what it is about give it away.
    if (kind == Kind::credential && any_context(document, is_open_badges_3_context)) {
      if (any_subject_is(document, "AchievementSubject")) return Kind::achievement_credential;
      if (any_subject_is(document, "EndorsementSubject")) return Kind::endorsement_credential;
    }
    return kind;
  }
  if (document.contains("credentialSubject")) return Kind::credential;
  const bool vcdm = has_context(document, context_vcdm_2) || has_context(document, context_vcdm_1);
  if (document.contains("verifiableCredential")) return Kind::presentation;
  return vcdm ? Kind::credential : Kind::unknown;
}

bool is_open_badges_2_context(std::string_view url) {
  return url == context_open_badges_2 || url == "https://openbadgespec.org/v2/context.json" ||
         url == "https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld";
}

Format badge_2_format(const json::Value& document) {
  const Model model = any_context(document,
                                  [](std::string_view url) {
                                    return url == "https://w3id.org/openbadges/v1" ||
                                           url == "https://openbadgespec.org/v1/context.json";
                                  })
                          ? Model::open_badges_1_1
                          : Model::open_badges_2;
  const auto is = [&](std::string_view a, std::string_view b) {
    return has_type(document, a) || has_type(document, b);
  };
  if (is("Assertion", "obi:Assertion")) return {Kind::assertion, model, Securing::hosted};
  if (is("BadgeClass", "obi:BadgeClass")) return {Kind::badge_class, model, Securing::hosted};
  if (is("Issuer", "Profile") || is("obi:Issuer", "obi:Profile"))
    return {Kind::issuer_profile, model, Securing::hosted};
  if (is("RevocationList", "1EdTechRevocationList"))
    return {Kind::revocation_list, model, Securing::hosted};
  return {};
}

// Documents of 1.x and 0.5 say neither type nor context: their members tell.
Format old_badge_format(const json::Value& document) {
  const bool open_badges_2 = any_context(document, is_open_badges_2_context);
  const auto with = [&](Kind kind, Model model) {
    return Format{kind, open_badges_2 ? Model::open_badges_2 : model, Securing::hosted};
  };
  const auto recipient = document["recipient"];
  if (document.contains("badge") && recipient.is_string())
    return with(Kind::assertion, Model::open_badges_0_5);
  if (document.contains("badge") && recipient.is_object())
    return with(Kind::assertion, Model::open_badges_1_0);
  if (document.contains("revokedAssertions"))
    return with(Kind::revocation_list, Model::open_badges_2);
  if (document.contains("criteria") && document.contains("issuer") && document.contains("name"))
    return with(Kind::badge_class, Model::open_badges_1_0);
  return open_badges_2 ? with(Kind::assertion, Model::open_badges_2) : Format{};
}

}  // namespace

bool has_type(const json::Value& object, std::string_view name) {
  const auto value = type_of(object);
  const auto types = json::as_list(value);
  return std::any_of(types.begin(), types.end(),
                     [&](const json::Value& type) { return type.as_string() == name; });
}

bool is_open_badges_3_context(std::string_view url) {
  constexpr std::string_view start = "https://purl.imsglobal.org/spec/ob/v3p0/context";
  constexpr std::string_view end = ".json";
  if (!url.starts_with(start) || !url.ends_with(end) || url.size() < start.size() + end.size())
    return false;
  const auto version = url.substr(start.size(), url.size() - start.size() - end.size());
  const auto digit = [&](std::size_t i) { return version[i] >= '0' && version[i] <= '9'; };
  return version.empty() || (version.size() == 6 && version.starts_with("-3.") && digit(3) &&
                             version[4] == '.' && digit(5));
}

Format recognise(const json::Value& document) {
  if (!document.is_object()) return {};
  if (const auto kind = vcdm_kind(document); kind != Kind::unknown) {
    const auto securing = document.contains("proof") ? Securing::data_integrity : Securing::none;
    return {kind, vcdm_of(document), securing};
  }
  const auto format = badge_2_format(document);
  return format.kind == Kind::unknown ? old_badge_format(document) : format;
}

bool is_verifiable_credential(Kind kind) {
  return kind >= Kind::credential && kind <= Kind::status_list_credential;
}

bool is_open_badge_2(Model model) { return model >= Model::open_badges_2; }

namespace {

// By Securing: none, data_integrity, jwt and, last, sd_jwt.
using Names = std::array<std::string_view, 4>;
constexpr Names ob3_names = {"ob3+unsigned", "ob3+di", "ob3+jwt", "ob3+sd-jwt"};
constexpr Names clr_names = {"clr2+unsigned", "clr2+di", "clr2+jwt", "clr2+sd-jwt"};
constexpr Names vc2_names = {"vc2+unsigned", "vc2+di", "vc2+jwt", "vc2+sd-jwt"};
constexpr Names vc1_names = {"vc1+unsigned", "vc1+di", "vc1+jwt", "vc1+sd-jwt"};
constexpr Names presentation_names = {"vp", "vp", "vp+jwt", "vp+sd-jwt"};

std::string_view badge_2_name(const Format& format) {
  if (format.kind == Kind::unknown) return "unknown";
  if (format.model == Model::open_badges_2)
    return format.securing == Securing::jws ? "ob2+jws" : "ob2+hosted";
  return format.securing == Securing::jws ? "ob1+jws" : "ob1+hosted";
}

}  // namespace

std::string_view name_of(const Format& format) {
  if (is_open_badge_2(format.model)) return badge_2_name(format);
  const auto securing = format.securing == Securing::sd_jwt
                            ? std::size_t{3}
                            : std::min<std::size_t>(static_cast<std::size_t>(format.securing), 2);
  switch (format.kind) {
    case Kind::achievement_credential:
    case Kind::endorsement_credential: return ob3_names[securing];
    case Kind::clr_credential: return clr_names[securing];
    case Kind::credential:
    case Kind::status_list_credential:
      return (format.model == Model::vcdm_1_1 ? vc1_names : vc2_names)[securing];
    case Kind::enveloped_credential: return vc2_names[2];
    case Kind::presentation:
    case Kind::enveloped_presentation: return presentation_names[securing];
    default: return "unknown";
  }
}

}  // namespace cairn::credential
