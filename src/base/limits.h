// SPDX-License-Identifier: Apache-2.0
// A limit on everything; the unit stands last in the name.
#pragma once
#include <cstddef>
#include <cstdint>

namespace cairn::limits {

inline constexpr std::size_t input_bytes_max = 10 * 1024 * 1024;  // any credential, image or token
inline constexpr std::size_t svg_bytes_max = 2 * 1024 * 1024;
inline constexpr std::size_t svg_depth_max = 256;       // elements within elements
inline constexpr std::size_t svg_attributes_max = 256;  // of one element
inline constexpr std::size_t baked_badges_max = 16;     // in one image
inline constexpr std::size_t json_depth_max = 64;
inline constexpr std::size_t json_values_max = 1'000'000;      // in one document
inline constexpr std::size_t context_bytes_max = 1024 * 1024;  // one JSON-LD context document
inline constexpr std::size_t context_depth_max = 16;           // contexts nested in contexts
inline constexpr std::size_t context_chain_max = 64;           // terms defined by terms
inline constexpr std::size_t context_terms_max = 32'768;       // defined for one document
inline constexpr std::size_t iri_bytes_max = 4 * 1024;         // one that a context has a part in
inline constexpr std::size_t joined_iris_bytes_max =
    64 * 1024 * 1024;  // all that one document joins out of prefixes, vocabularies and bases
inline constexpr std::size_t expanded_iris_bytes_max = 64 * 1024 * 1024;   // in an expanded form
inline constexpr std::size_t compacted_text_bytes_max = 64 * 1024 * 1024;  // in a compacted form
// Work of compaction on terms of one IRI and prefixes of one another: each is looked at again for
// every name.
inline constexpr std::size_t compaction_steps_max = 50'000'000;
inline constexpr std::size_t context_roots_max = 64;  // lists of context URLs remembered
inline constexpr std::size_t context_cache_bytes_max = 32 * 1024 * 1024;
inline constexpr std::size_t language_tag_bytes_max = 100;
inline constexpr std::size_t quads_max = 200'000;
inline constexpr std::size_t proofs_max = 64;                         // on one document
inline constexpr std::size_t canonical_bytes_max = 64 * 1024 * 1024;  // of one dataset's lines
// Work of RDFC-1.0 on blank nodes that look alike: hashes, of predicates a KiB each, and places in
// permutations.
inline constexpr std::size_t canonical_steps_max = 50'000;
inline constexpr std::size_t canonical_depth_max = 500;  // blank nodes on one path of RDFC-1.0
inline constexpr std::size_t status_list_bytes_max =
    16 * 1024 * 1024;                                       // inflated: 134 million entries
inline constexpr std::size_t base58_bytes_max = 16 * 1024;  // base58 is quadratic
inline constexpr std::size_t rsa_bits_min = 2048;
inline constexpr std::size_t rsa_bits_max = 8192;
inline constexpr std::size_t did_bytes_max =
    16 * 1024;  // a did:jwk or RSA did:key holds its whole key
inline constexpr std::size_t verification_methods_max =
    256;  // in one controlled identifier document
inline constexpr std::size_t fetch_bytes_max = 2 * 1024 * 1024;
inline constexpr std::int64_t fetch_seconds_max = 5;
inline constexpr int fetch_redirects_max = 3;
inline constexpr std::int64_t failure_seconds_max = 30;  // before a failed fetch is tried again
inline constexpr std::size_t failures_max = 1024;        // remembered at once
inline constexpr std::size_t failure_name_bytes_max = 2048;
inline constexpr std::size_t cache_entries_max = 1024;  // answers of other servers, kept in memory
inline constexpr std::size_t cache_bytes_max = 64 * 1024 * 1024;
inline constexpr std::int64_t cache_fresh_seconds_max = 300;
inline constexpr std::int64_t cache_stale_seconds_max = 7 * 24 * 3600;  // while unreachable
inline constexpr std::size_t verify_fetches_max = 64;                   // for one input to verify
inline constexpr std::size_t verify_bytes_max =
    verify_fetches_max * fetch_bytes_max;  // of answers, each as often as it is looked at
inline constexpr std::int64_t verify_fetch_seconds_max = 10;    // for all of them together
inline constexpr std::size_t presented_credentials_max = 1000;  // in one presentation or record
inline constexpr unsigned records_depth_max = 4;      // records of credentials within one another
inline constexpr std::size_t endorsements_max = 100;  // looked at for one input to verify
inline constexpr std::size_t sd_disclosures_max = 4096;          // of one SD-JWT
inline constexpr std::size_t statement_signatures_max = 10'000;  // of one proof that shows parts
inline constexpr std::size_t disclosure_pointers_max = 1000;     // to what is shown of one document
inline constexpr std::size_t problems_max = 100;  // structural problems told of one document
// Of a JSON Schema: steps for one value held to it (a schema applied, a search begun), schemas
// applied within schemas, documents that it refers to.
inline constexpr std::uint64_t schema_steps_max = 20'000'000;
inline constexpr std::size_t schema_depth_max = 512;
inline constexpr std::size_t declared_schemas_max = 16;  // of one credential
inline constexpr std::size_t schema_documents_max = 64;
inline constexpr std::size_t schema_pattern_bytes_max = 4 * 1024;
inline constexpr std::size_t schema_patterns_bytes_max = 16 * 1024 * 1024;  // all, once compiled

}  // namespace cairn::limits
