<?php
// Prints the texts of a file of Moodle XML as Moodle's parser hands them on, a JSON list. PHP's own parser reads the file, in
// pieces of 4,096 bytes; of what it finds, a piece that is white space alone is dropped. So it is in lib/xmlize.php (Moodle 4.1
// to 5.0): startelement, endelement, characterdata, parse.
$text = '';
$texts = [];
$parser = xml_parser_create('UTF-8');
xml_parser_set_option($parser, XML_OPTION_CASE_FOLDING, 0);
xml_parser_set_option($parser, XML_OPTION_SKIP_WHITE, 1);
xml_set_element_handler($parser, function () use (&$text) {
    $text = '';
}, function ($parser, $name) use (&$text, &$texts) {
    if ($name === 'text') {
        $texts[] = trim($text);
    }
    $text = '';
});
xml_set_character_data_handler($parser, function ($parser, $piece) use (&$text) {
    if (trim($piece) !== '') {
        $text .= $piece;
    }
});
foreach (str_split(trim(stream_get_contents(STDIN)), 4096) as $part) {
    if (!xml_parse($parser, $part)) {
        fwrite(STDERR, xml_error_string(xml_get_error_code($parser)) . "\n");
        exit(1);
    }
}
echo json_encode($texts, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
