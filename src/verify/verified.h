// SPDX-License-Identifier: Apache-2.0
// Verified<T>: the proof, as a type, that T was accepted. Only a Verifier makes one; what counts
// towards credit, stacks or an evidence level above "confirmed" asks for it.
#pragma once
#include <string>
#include <utility>

#include "credential/summary.h"
#include "verify/report.h"

namespace cairn::verify {

class Verifier;

// A credential that owns its text.
struct Credential {
  std::string json;             // the credential as a document, also where it came as a token
  credential::Summary summary;  // what it says
};

template <class T>
class Verified {
 public:
  const T& operator*() const { return value_; }
  const T* operator->() const { return &value_; }
  const CredentialReport& report() const { return report_; }
  EvidenceLevel evidence_level() const { return report_.evidence_level; }

 private:
  friend class Verifier;
  Verified(T value, CredentialReport report)
      : value_(std::move(value)), report_(std::move(report)) {}

  T value_;
  CredentialReport report_;
};

}  // namespace cairn::verify
