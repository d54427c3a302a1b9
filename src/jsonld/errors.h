// SPDX-License-Identifier: Apache-2.0
// The error codes of JSON-LD 1.1 (json-ld11-api#error-handling) as values of Error::where.
#pragma once

namespace cairn::jsonld::codes {

inline constexpr char colliding_keywords[] = "json-ld11-api: colliding keywords";
inline constexpr char context_overflow[] = "json-ld11-api: context overflow";
inline constexpr char cyclic_iri_mapping[] = "json-ld11-api: cyclic IRI mapping";
inline constexpr char invalid_id_value[] = "json-ld11-api: invalid @id value";
inline constexpr char invalid_import_value[] = "json-ld11-api: invalid @import value";
inline constexpr char invalid_included_value[] = "json-ld11-api: invalid @included value";
inline constexpr char invalid_index_value[] = "json-ld11-api: invalid @index value";
inline constexpr char invalid_nest_value[] = "json-ld11-api: invalid @nest value";
inline constexpr char invalid_prefix_value[] = "json-ld11-api: invalid @prefix value";
inline constexpr char invalid_propagate_value[] = "json-ld11-api: invalid @propagate value";
inline constexpr char invalid_protected_value[] = "json-ld11-api: invalid @protected value";
inline constexpr char invalid_reverse_value[] = "json-ld11-api: invalid @reverse value";
inline constexpr char invalid_version_value[] = "json-ld11-api: invalid @version value";
inline constexpr char invalid_base_direction[] = "json-ld11-api: invalid base direction";
inline constexpr char invalid_base_iri[] = "json-ld11-api: invalid base IRI";
inline constexpr char invalid_container_mapping[] = "json-ld11-api: invalid container mapping";
inline constexpr char invalid_context_entry[] = "json-ld11-api: invalid context entry";
inline constexpr char invalid_context_nullification[] =
    "json-ld11-api: invalid context nullification";
inline constexpr char invalid_default_language[] = "json-ld11-api: invalid default language";
inline constexpr char invalid_iri_mapping[] = "json-ld11-api: invalid IRI mapping";
inline constexpr char invalid_keyword_alias[] = "json-ld11-api: invalid keyword alias";
inline constexpr char invalid_language_map_value[] = "json-ld11-api: invalid language map value";
inline constexpr char invalid_language_mapping[] = "json-ld11-api: invalid language mapping";
inline constexpr char invalid_language_tagged_string[] =
    "json-ld11-api: invalid language-tagged string";
inline constexpr char invalid_language_tagged_value[] =
    "json-ld11-api: invalid language-tagged value";
inline constexpr char invalid_local_context[] = "json-ld11-api: invalid local context";
inline constexpr char invalid_remote_context[] = "json-ld11-api: invalid remote context";
inline constexpr char invalid_reverse_property[] = "json-ld11-api: invalid reverse property";
inline constexpr char invalid_reverse_property_map[] =
    "json-ld11-api: invalid reverse property map";
inline constexpr char invalid_reverse_property_value[] =
    "json-ld11-api: invalid reverse property value";
inline constexpr char invalid_scoped_context[] = "json-ld11-api: invalid scoped context";
inline constexpr char invalid_set_or_list_object[] = "json-ld11-api: invalid set or list object";
inline constexpr char invalid_term_definition[] = "json-ld11-api: invalid term definition";
inline constexpr char invalid_type_mapping[] = "json-ld11-api: invalid type mapping";
inline constexpr char invalid_type_value[] = "json-ld11-api: invalid type value";
inline constexpr char invalid_typed_value[] = "json-ld11-api: invalid typed value";
inline constexpr char invalid_value_object[] = "json-ld11-api: invalid value object";
inline constexpr char invalid_value_object_value[] = "json-ld11-api: invalid value object value";
inline constexpr char invalid_vocab_mapping[] = "json-ld11-api: invalid vocab mapping";
inline constexpr char iri_confused_with_prefix[] = "json-ld11-api: IRI confused with prefix";
inline constexpr char keyword_redefinition[] = "json-ld11-api: keyword redefinition";
inline constexpr char loading_remote_context_failed[] =
    "json-ld11-api: loading remote context failed";
inline constexpr char processing_mode_conflict[] = "json-ld11-api: processing mode conflict";
inline constexpr char protected_term_redefinition[] = "json-ld11-api: protected term redefinition";
inline constexpr char recursive_context_inclusion[] = "json-ld11-api: recursive context inclusion";
inline constexpr char safe_mode[] = "jsonld: safe mode";

}  // namespace cairn::jsonld::codes
