// SPDX-License-Identifier: Apache-2.0
// What a JSON document is: which standard's which document, and how it is secured. Looks only; a
// document is recognised also where it breaks the rules, so that they can be named.
#pragma once
#include <cstdint>
#include <string_view>

#include "json/value.h"

namespace cairn::credential {

enum class Kind : std::uint8_t {
  unknown,
  credential,              // a verifiable credential of no kind below
  achievement_credential,  // Open Badges 3.0: OpenBadgeCredential or AchievementCredential
  endorsement_credential,  // Open Badges 3.0
  clr_credential,          // Comprehensive Learner Record 2.0
  status_list_credential,  // BitstringStatusListCredential, StatusList2021Credential
  presentation,
  enveloped_credential,  // VCDM 2.0 section 4.12.1: a token in a data: URL
  enveloped_presentation,
  assertion,  // Open Badges 2.x and older
  badge_class,
  issuer_profile,
  revocation_list,  // Open Badges 2.0 RevocationList or 1EdTechRevocationList
};

enum class Model : std::uint8_t {
  unknown,
  vcdm_2_0,
  vcdm_1_1,
  open_badges_2,  // 2.0 and 2.1
  open_badges_1_1,
  open_badges_1_0,
  open_badges_0_5,  // assertion with the badge inside
};

enum class Securing : std::uint8_t {
  none,
  data_integrity,  // `proof` inside, Linked Data signatures included
  jwt,             // set by whoever unwrapped the token
  hosted,          // Open Badges 2.x: the document at its own URL is the truth
  jws,             // Open Badges 2.x signed badge; set by whoever unwrapped the token
  sd_jwt,          // set by whoever unwrapped the token
};

struct Format {
  Kind kind = Kind::unknown;
  Model model = Model::unknown;
  Securing securing = Securing::none;
  bool operator==(const Format&) const = default;
};

Format recognise(const json::Value& document);

// Names of CONTRACT.md: "ob3+di", "ob3+jwt", "ob3+sd-jwt", "ob3+unsigned", "vc2+di", "vc1+jwt",
// "clr2+di", "ob2+hosted", "ob2+jws", "ob1+hosted", "vp", "unknown" …
std::string_view name_of(const Format& format);

// Whether `type` (or @type) of this object is or contains `name`.
bool has_type(const json::Value& object, std::string_view name);

bool is_verifiable_credential(Kind kind);  // any credential of VCDM, enveloped ones excluded
bool is_open_badge_2(Model model);         // 2.x or older

inline constexpr std::string_view context_vcdm_2 = "https://www.w3.org/ns/credentials/v2";
inline constexpr std::string_view context_vcdm_1 = "https://www.w3.org/2018/credentials/v1";
inline constexpr std::string_view context_open_badges_3 =
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
inline constexpr std::string_view context_open_badges_2 = "https://w3id.org/openbadges/v2";
bool is_open_badges_3_context(std::string_view url);  // any published version, extensions not

}  // namespace cairn::credential
