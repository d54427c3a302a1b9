// SPDX-License-Identifier: Apache-2.0
// What tells that two offers are of one achievement. An identifier settles it; a name with an
// issuer only suggests it, for a person to judge.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/offer.h"

namespace cairn::catalogue {

struct Identifier {
  enum class Kind : std::uint8_t { ctid, credly, exam_code, address };
  Kind kind = Kind::ctid;
  std::string text;  // "AZ-104 microsoft": nothing else is written so

  bool operator==(const Identifier&) const = default;
};

// Of an exam or certification the code its issuer gives the exam, where issuer and code are known
// here; ids of the Credential Registry and of Credly's templates; the page of the offer, without
// what counts its visitors. None of them is a guess.
std::vector<Identifier> identifiers_of(const Offer& offer);

// What its title names, with each organisation behind it: "azure administrator
// associate|microsoft". Empty where title or organisation says too little.
std::vector<std::string> names_of(const Offer& offer);

// Whether offers of these kinds can be of one achievement at all: what teaches is no exam.
bool can_be_one(Kind a, Kind b);

std::uint64_t hash_of(const Identifier& identifier);
std::uint64_t hash_of(std::string_view name);

}  // namespace cairn::catalogue
