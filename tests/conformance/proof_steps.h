// SPDX-License-Identifier: Apache-2.0
// Holds each step from document to signature to the files that a specification publishes for it.
#pragma once
#include <optional>
#include <string>

#include "context_folder.h"
#include "crypto/key.h"
#include "json/value.h"
#include "securing/suite.h"
#include "securing/workspace.h"
#include "suite.h"

namespace cairn::conformance {

// Where the files of one signed example stand, below the suite's folder.
struct SignedExample {
  std::string folder;         // "eddsa-rdfc-2022/employ"
  std::string ending;         // of the file names: "DataInt"
  std::string unsigned_file;  // "unsigned.json"
  securing::SuiteId suite;
};

// Whether a key signs the same bytes twice alike (Ed25519 does, ECDSA does not).
enum class Signing { repeatable, random };

class ProofSteps {
 public:
  ProofSteps(Suite& suite, const ContextFolder& contexts)
      : suite_(suite), workspace_(contexts.source()) {}

  // One recorded test for each step.
  void check(const SignedExample& example, const crypto::PrivateKey& key, Signing signing);

  // Every proof of a signed file is genuine under the did:key it names.
  void check_verifies(const std::string& file);

  json::Value read_json(const std::string& file);
  securing::Workspace& workspace() { return workspace_; }
  Arena& arena() { return arena_; }

 private:
  void check_hashes(const SignedExample& example, const json::Value& document,
                    const json::Value& proof, crypto::HashAlgorithm hash);
  void check_signature(const SignedExample& example, const crypto::PrivateKey& key,
                       const json::Value& document, const json::Value& wanted);
  void expect_equal(const SignedExample& example, const std::string& step, std::string_view got,
                    std::string_view wanted);
  std::string text_of(const SignedExample& example, const std::string& step);

  Suite& suite_;
  securing::Workspace workspace_;
  Arena arena_;
};

}  // namespace cairn::conformance
