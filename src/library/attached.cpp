// SPDX-License-Identifier: Apache-2.0
#include "cairn/attached.h"

#include "verify/carried.h"

namespace cairn {

Result<std::vector<CarriedCredential>> credentials_among(std::span<const AttachedFile> files) {
  std::vector<verify::AttachedFile> inside;
  inside.reserve(files.size());
  for (const auto& file : files) inside.push_back({file.name, file.bytes});
  CAIRN_TRY(auto found, verify::carried_by(inside));
  std::vector<CarriedCredential> credentials;
  credentials.reserve(found.size());
  for (auto& one : found) credentials.push_back({std::move(one.text), std::move(one.file)});
  return credentials;
}

}  // namespace cairn
