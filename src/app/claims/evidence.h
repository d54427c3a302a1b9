// SPDX-License-Identifier: Apache-2.0
// Evidence as it is sent, read before anything of it is stored, and what is declared with it.
#pragma once
#include <string>
#include <vector>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/assessments.h"
#include "app/ports/claims.h"
#include "app/uploaded_file.h"

namespace cairn::app {

struct SentEvidence {
  std::vector<UploadedFile> files;
  std::vector<std::string> links;
  std::string text;        // written in the form itself
  std::string repository;  // a web address
  std::string reference;   // commit, tag or branch in it
};

struct SentDeclaration {
  bool identity = false;
  bool originality = false;
  std::string tools;       // by name of ToolUse
  std::string tools_used;  // needed where some were
  std::string reflection;
};

struct ReadEvidence {
  Evidence evidence;
  ByteView bytes;  // of a file or text; within the form
};

// Files first, then text, links, repository, in the order of the form. Errors: invalid with the
// path of each wrong field ("/files/0", "/links/0", "/text", "/repository", "/reference",
// "/evidence" where there are too many); too_large with the path of the file.
Result<std::vector<ReadEvidence>> read_evidence(const SentEvidence& sent);

// Errors: invalid ("/evidence").
Status check_rule(EvidenceRule rule, const std::vector<ReadEvidence>& evidence);

// Errors: invalid ("/identity", "/originality", "/tools", "/tools_used", "/reflection").
Result<Declaration> read_declaration(const SentDeclaration& sent);

Status store_evidence(Context& context, Transaction& transaction, const Claim& claim,
                      std::int64_t round, const std::vector<ReadEvidence>& evidence);

}  // namespace cairn::app
