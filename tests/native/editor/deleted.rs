//! What a file keeps when steps are deleted: it can always be read again.

use usher_editor::{command::Command, editing::Editing};

use super::bytes;

#[test]
fn after_any_step_is_deleted_the_file_can_still_be_read() {
    let example = usher_interop::read::read(include_str!("../../../examples/inbound.json")).unwrap().into_document();
    let workflow = example.workflows[0].clone();
    for node in workflow.nodes.iter().filter(|node| node.trigger().is_none()) {
        let mut editing = Editing::new(example.clone());
        let before = bytes(editing.document());
        let delete = Command::DeleteNodes { workflow: workflow.id.clone(), nodes: vec![node.id.clone()], notes: Vec::new() };
        editing.dispatch(delete).unwrap();
        let after = usher_interop::write::workspace(editing.document());
        assert!(usher_interop::read::read(&after).is_ok(), "without {}: {:?}", node.id, usher_interop::read::read(&after).err());
        editing.undo().unwrap();
        assert_eq!(bytes(editing.document()), before, "{}", node.id);
    }
}
